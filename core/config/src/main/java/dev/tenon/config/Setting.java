package dev.tenon.config;

import java.util.List;

/// A value that somebody set, and where.
///
/// @param path the dotted path of the setting, such as `http.port`
/// @param values its text; several for a list, one empty text for a list without items
/// @param name how it is called where it was set: the path, the name of an environment variable, an
///   argument
/// @param origin where it was set, for people: `the environment`, `application.yaml line 7`
public record Setting(String path, List<String> values, String name, String origin) {

  /// Copies the list.
  public Setting {
    values = List.copyOf(values);
  }

  /// What may be shown of the value: the text in quotes, cut at 100 characters and without control
  /// characters; or `***` where the path names a secret, such as a password or a key, or the value
  /// holds one, such as a URL with a user.
  public String shown() {
    return Shown.value(path, values);
  }

  /// Without a value that is not to be shown.
  @Override
  public String toString() {
    return Shown.line(name) + " = " + shown() + " from " + origin;
  }

  boolean isSecret() {
    return Shown.isSecret(path, values);
  }
}
