package dev.tenon.service;

import dev.tenon.config.Setting;
import dev.tenon.config.Source;
import dev.tenon.config.Sources;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What nobody has to set: a developer's service is for the developer and speaks to people, any
/// other is for its network and speaks to programs, and one in production shows itself to nobody
/// unless told to. A source like any other, so that `--config` shows what will be.
record ProfileDefaults(String profile) implements Source {

  private static final String PRODUCTION = "prod";

  static Sources under(Sources sources) {
    return sources.over(new ProfileDefaults(sources.profile()));
  }

  @Override
  public List<Setting> read(Set<String> known) {
    if (profile.equals(Sources.DEFAULT_PROFILE)) {
      return List.of();
    }
    var elsewhere = List.of(setting("http.host", "0.0.0.0"), setting("log.format", "JSON"));
    return profile.equals(PRODUCTION)
        ? Stream.concat(elsewhere.stream(), Stream.of(setting("management.open", "false"))).toList()
        : elsewhere;
  }

  private Setting setting(String path, String value) {
    return new Setting(path, List.of(value), path, "the profile " + profile);
  }
}
