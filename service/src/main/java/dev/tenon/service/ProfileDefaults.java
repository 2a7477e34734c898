package dev.tenon.service;

import dev.tenon.config.Setting;
import dev.tenon.config.Source;
import dev.tenon.config.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What nobody has to set: a developer's service is for the developer and speaks to people, any
/// other is for its network, speaks to programs and lets them notice its end, and one in production
/// shows itself to nobody unless told to. A source like any other, so that `--config` shows what
/// will be.
record ProfileDefaults(String profile) implements Source {

  private static final String PRODUCTION = "prod";
  private static final String TEST = "test";

  /// As long as whoever sends requests may need to ask twice for readiness, or to hear of it.
  private static final String DRAIN_DELAY = "5s";

  static Sources under(Sources sources) {
    return sources.over(new ProfileDefaults(sources.profile()));
  }

  @Override
  public List<Setting> read(Set<String> known) {
    if (profile.equals(Sources.DEFAULT_PROFILE)) {
      return List.of();
    }
    var elsewhere = new ArrayList<Setting>();
    elsewhere.add(setting("http.host", "0.0.0.0"));
    elsewhere.add(setting("log.format", "JSON"));
    if (!profile.equals(TEST)) {
      elsewhere.add(setting("http.drainDelay", DRAIN_DELAY));
    }
    if (profile.equals(PRODUCTION)) {
      elsewhere.add(setting("management.open", "false"));
    }
    return List.copyOf(elsewhere);
  }

  private Setting setting(String path, String value) {
    return new Setting(path, List.of(value), path, "the profile " + profile);
  }
}
