package dev.tenon.config;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every setting that exists, a line each: its path, its value, where that is from, and what sets
/// it.
final class SettingsTable {

  private static final Contract<Object> JSON = Contract.of(Object.class);
  private static final int WIDEST = 40;

  private final Settings settings;
  private final Map<String, Setting> defaults = new HashMap<>();

  SettingsTable(Settings settings, Class<?>... types) {
    this.settings = settings;
    for (var type : types) {
      addDefaults(type);
    }
  }

  String text(String profile) {
    var text = new StringBuilder();
    var variables = settings.variables();
    text.append(
        "%s, profile %s: --profile or %s chooses another.%n"
            .formatted(variables.service(), profile, variables.of(Sources.PROFILE)));
    int pathWidth = settings.known().stream().mapToInt(String::length).max().orElse(0);
    int valueWidth =
        settings.known().stream()
            .mapToInt(path -> Math.min(WIDEST, value(path).length()))
            .max()
            .orElse(0);
    for (var path : settings.known()) {
      text.append(padded(path, pathWidth))
          .append(padded(value(path), valueWidth))
          .append(origin(path))
          .append(System.lineSeparator());
    }
    return text.toString();
  }

  /// The text and two spaces, at least so wide.
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()) + 2);
  }

  private String value(String path) {
    return find(path).map(setting -> "= " + setting.shown()).orElse("");
  }

  private String origin(String path) {
    return settings
        .find(path)
        .map(setting -> "from " + setting.origin())
        .orElse(
            "%s%s sets it"
                .formatted(
                    defaults.containsKey(path) ? "default; " : "", settings.variables().of(path)));
  }

  private Optional<Setting> find(String path) {
    return settings.find(path).or(() -> Optional.ofNullable(defaults.get(path)));
  }

  /// What a record holds where nobody set anything, also where somebody did so wrongly.
  private void addDefaults(Class<?> type) {
    try {
      addDefaults(type, Set.of());
    } catch (DomainError e) {
      var wrong = new HashSet<String>();
      e.problems().forEach(each -> settings.owner(each).map(Setting::path).ifPresent(wrong::add));
      addDefaultsWithout(wrong, type);
    }
  }

  private void addDefaultsWithout(Set<String> wrong, Class<?> type) {
    try {
      addDefaults(type, wrong);
    } catch (DomainError e) {
      // Something is missing; whoever reads the settings in earnest says so.
    }
  }

  private <T> void addDefaults(Class<T> type, Set<String> wrong) {
    var contract = Contract.of(type);
    var json = JSON.parse(contract.toJson(settings.bind(type, wrong)));
    contract.paths().forEach(path -> addDefault(path, at(json, path)));
  }

  private void addDefault(String path, @Nullable Object value) {
    if (value != null) {
      var texts =
          value instanceof List<?> list
              ? list.stream().map(String::valueOf).toList()
              : List.of(value.toString());
      defaults.put(path, new Setting(path, texts, path, "default"));
    }
  }

  private static @Nullable Object at(Object json, String path) {
    Object value = json;
    for (var step : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }
}
