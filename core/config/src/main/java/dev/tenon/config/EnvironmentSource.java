package dev.tenon.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Environment variables: the service's name, then the path with `__` between its steps and `_`
/// between words: `PRODUCTS__DATABASE__MAX_CONNECTIONS`.
///
/// Two underscores after the service's name keep apart what others set, such as Kubernetes'
/// `PRODUCTS_PORT`.
record EnvironmentSource(String service, Map<String, String> environment) implements Source {

  static final String ORIGIN = "the environment";

  @Override
  public List<Setting> read(Set<String> known) {
    var pathByName = new HashMap<String, String>();
    known.forEach(path -> pathByName.put(variable(service, path), path));
    var settings = new ArrayList<Setting>();
    environment.forEach((name, value) -> {
      if (name.startsWith(prefix(service))) {
        var path = pathByName.getOrDefault(name, name);
        settings.add(new Setting(path, List.of(value), name, ORIGIN));
      }
    });
    return settings;
  }

  /// The variable that sets a path.
  static String variable(String service, String path) {
    var name = new StringBuilder(prefix(service));
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '.') {
        name.append("__");
      } else {
        if (Character.isUpperCase(c)) {
          name.append('_');
        }
        name.append(Character.toUpperCase(c));
      }
    }
    return name.toString();
  }

  private static String prefix(String service) {
    return service.toUpperCase(Locale.ROOT).replace('-', '_') + "__";
  }
}
