package dev.tenon.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Environment variables: the service's name, then the path with `__` between its steps and `_`
/// between words: `PRODUCTS__DATABASE__MAX_CONNECTIONS`.
///
/// Two underscores after the service's name keep apart what others set, such as Kubernetes'
/// `PRODUCTS_PORT`. Names are compared exactly.
record EnvironmentSource(Variables variables, Map<String, String> environment) implements Source {

  static final String ORIGIN = "the environment";

  Optional<Setting> profile() {
    var name = variables.of(Sources.PROFILE);
    return Optional.ofNullable(environment.get(name))
        .map(value -> new Setting(Sources.PROFILE, List.of(value), name, ORIGIN));
  }

  @Override
  public List<Setting> read(Set<String> known) {
    var pathByName = new HashMap<String, String>();
    known.forEach(path -> pathByName.put(variables.of(path), path));
    var settings = new ArrayList<Setting>();
    new TreeMap<>(environment)
        .forEach((name, value) -> {
          if (name.startsWith(variables.prefix()) && !name.equals(variables.of(Sources.PROFILE))) {
            var path = pathByName.getOrDefault(name, name);
            settings.add(new Setting(path, List.of(value), name, ORIGIN));
          }
        });
    return settings;
  }
}
