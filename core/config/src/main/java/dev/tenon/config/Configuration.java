package dev.tenon.config;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.FieldProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The settings of a service, bound to records.
///
/// A record is read like any other contract: its constraints hold, nothing is coerced, and a
/// component that nobody set takes its value from the record's static `defaults()`. A setting that
/// no record knows is a mistake.
///
/// Immutable and thread-safe.
public final class Configuration {

  private final String service;
  private final Map<String, Setting> settings;
  private final Set<String> known;
  private final Map<Class<?>, Object> records;

  private Configuration(
      String service,
      Map<String, Setting> settings,
      Set<String> known,
      Map<Class<?>, Object> records) {
    this.service = service;
    this.settings = settings;
    this.known = known;
    this.records = records;
  }

  /// Reads the sources into these records, which share one tree of settings.
  ///
  /// @throws ConfigurationError listing every mistake in every source and record
  public static Configuration read(String service, Sources sources, Class<?>... types) {
    var known = new TreeSet<String>();
    for (var type : types) {
      known.addAll(Contract.of(type).paths());
    }
    var settings = new TreeMap<String, Setting>();
    for (var source : sources.list()) {
      source.read(known).forEach(setting -> settings.put(setting.path(), setting));
    }
    settings.remove("profile");
    var configuration = new Configuration(service, settings, known, new HashMap<>());
    configuration.bind(types);
    return configuration;
  }

  /// The record of this type, one of those that were read.
  public <T> T get(Class<T> type) {
    var value = records.get(type);
    if (value == null) {
      throw new IllegalArgumentException(type.getName() + " was not read: name it in read(…).");
    }
    return type.cast(value);
  }

  /// Where a path was set; empty where it has its default.
  public Optional<Setting> setting(String path) {
    return Optional.ofNullable(settings.get(path));
  }

  /// Every setting that exists, a line each: its path, its value where one is set, and from where.
  /// Secrets are not shown.
  public String describe() {
    int width = known.stream().mapToInt(String::length).max().orElse(0);
    var lines = new StringBuilder();
    for (var path : known) {
      var setting = settings.get(path);
      lines
          .append(path)
          .append(" ".repeat(width - path.length()))
          .append(
              setting == null
                  ? "  (default; set by " + EnvironmentSource.variable(service, path) + ")"
                  : "  = " + setting.shown() + "  from " + setting.origin())
          .append(System.lineSeparator());
    }
    return lines.toString();
  }

  private void bind(Class<?>... types) {
    var mistakes = new ArrayList<String>();
    settings.values().stream()
        .filter(setting -> !known.contains(setting.path()))
        .forEach(setting -> mistakes.add(unknown(setting)));
    for (var type : types) {
      try {
        records.put(type, bound(Contract.of(type)));
      } catch (DomainError e) {
        e.problems().forEach(problem -> mistakes.add(wrong(problem)));
      }
    }
    if (!mistakes.isEmpty()) {
      throw ConfigurationError.settings(service, mistakes);
    }
  }

  private <T> T bound(Contract<T> contract) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var path : contract.paths()) {
      setting(path).ifPresent(setting -> values.put(path, setting.values()));
    }
    return contract.bindPaths(values);
  }

  private String unknown(Setting setting) {
    var names =
        setting.origin().equals(EnvironmentSource.ORIGIN)
            ? known.stream().map(path -> EnvironmentSource.variable(service, path)).toList()
            : List.copyOf(known);
    var hint = nearest(setting.path(), names).map(" Did you mean %s?"::formatted).orElse("");
    return "%s  from %s: no such setting.%s".formatted(setting.name(), setting.origin(), hint);
  }

  private String wrong(FieldProblem problem) {
    var path = problem.pointer().isEmpty() ? "" : problem.pointer().substring(1).replace('/', '.');
    return owner(path)
        .map(setting ->
            "%s = %s  from %s: %s."
                .formatted(setting.name(), setting.shown(), setting.origin(), problem.message()))
        .orElseGet(() ->
            "%s  %s: set %s."
                .formatted(path, problem.message(), EnvironmentSource.variable(service, path)));
  }

  /// The setting that a problem is about: an item of a list belongs to the list.
  private Optional<Setting> owner(String path) {
    return setting(path)
        .or(() ->
            path.contains(".")
                ? owner(path.substring(0, path.lastIndexOf('.')))
                : Optional.empty());
  }

  private static Optional<String> nearest(String name, List<String> names) {
    return names.stream()
        .filter(other -> distance(name, other) <= 3)
        .min(Comparator.comparingInt(other -> distance(name, other)));
  }

  /// Levenshtein's distance.
  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
