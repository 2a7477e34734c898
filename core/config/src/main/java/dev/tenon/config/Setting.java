package dev.tenon.config;

import java.util.List;
import java.util.Locale;

/// A value that somebody set, and where.
///
/// @param path the dotted path of the setting, such as `http.port`
/// @param values its text; several for a list
/// @param name how it is called where it was set: the path, or the name of an environment variable
/// @param origin where it was set, for people: `the environment`, `application.yaml line 7`
public record Setting(String path, List<String> values, String name, String origin) {

  private static final List<String> SECRET_WORDS =
      List.of("password", "secret", "token", "credential", "privatekey", "apikey");

  /// What may be shown of the value: the text in quotes, or `***` where the path names a secret.
  public String shown() {
    return isSecret() ? "***" : "\"" + String.join(",", values) + "\"";
  }

  /// Whether the path names something that is never shown, such as a password. So is a URL that
  /// holds a user.
  private boolean isSecret() {
    var plain = path.toLowerCase(Locale.ROOT);
    return SECRET_WORDS.stream().anyMatch(plain::contains)
        || values.stream().anyMatch(value -> value.contains("://") && value.contains("@"));
  }
}
