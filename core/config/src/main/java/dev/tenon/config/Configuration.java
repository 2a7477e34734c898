package dev.tenon.config;

import dev.tenon.errors.DomainError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings of a service, bound to records.
///
/// A record is read like any other contract: its constraints hold, nothing is coerced, and a
/// component that nobody set takes its value from the record's static `defaults()`. A setting that
/// no record knows is a mistake.
///
/// For a service `products` a component `maxBodyBytes` of a component `http` is the setting
/// `http.maxBodyBytes`, in files and as the argument `--http.maxBodyBytes`, and the environment
/// variable `PRODUCTS__HTTP__MAX_BODY_BYTES`. A list is a list in a file, and elsewhere one text
/// with commas.
///
/// Immutable and thread-safe.
public final class Configuration {

  private final Settings settings;
  private final Map<Class<?>, Object> records;

  private Configuration(Settings settings, Map<Class<?>, Object> records) {
    this.settings = settings;
    this.records = records;
  }

  /// Reads the sources into these records, which share one tree of settings.
  ///
  /// @param service the service's name, lower case words with hyphens
  /// @throws ConfigurationError listing every mistake: of the sources that cannot be read, or else
  ///   of all settings in all sources and records
  /// @throws IllegalArgumentException if the service's name is none, if a record has a component
  ///   that text cannot give, or if two settings could not be told apart
  public static Configuration read(String service, Sources sources, Class<?>... types) {
    var settings = Settings.read(new Variables(service), sources, types);
    var mistakes = new Mistakes(settings);
    var records = new HashMap<Class<?>, Object>();
    for (var type : types) {
      try {
        records.put(type, settings.bind(type));
      } catch (DomainError e) {
        e.problems().forEach(mistakes::add);
      }
    }
    mistakes.refuse();
    return new Configuration(settings, records);
  }

  /// Every setting that exists, for people: a line each with its path, its value, from where that
  /// is, and the variable that sets it. Secrets are not shown. Settings that are wrong are no
  /// hindrance, so this helps to mend them.
  ///
  /// @throws ConfigurationError if a source cannot be read
  /// @throws IllegalArgumentException as [#read]
  public static String describe(String service, Sources sources, Class<?>... types) {
    return new SettingsTable(Settings.read(new Variables(service), sources, types), types)
        .text(sources.profile());
  }

  /// The record of this type, one of those that were read.
  ///
  /// @throws IllegalArgumentException if it was not read
  public <T> T get(Class<T> type) {
    var value = records.get(type);
    if (value == null) {
      throw new IllegalArgumentException(type.getName() + " was not read: name it in read(…).");
    }
    return type.cast(value);
  }

  /// The values that are never shown, as they were set: for who hides them elsewhere, too.
  public List<String> secrets() {
    return settings.byPath().values().stream()
        .filter(Setting::isSecret)
        .flatMap(setting -> setting.values().stream())
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /// Where a path was set; empty where it has its default.
  public Optional<Setting> setting(String path) {
    return settings.find(path);
  }
}
