package dev.tenon.config;

import java.util.List;

/// A service that cannot start because of its settings. The message is complete and meant for a
/// terminal: what is wrong, where it was set, and the remedy, all mistakes at once, no secrets.
public final class ConfigurationError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ConfigurationError(String message, Throwable cause) {
    super(message, cause, false, true);
  }

  private ConfigurationError(String message) {
    super(message, null, false, true);
  }

  static ConfigurationError file(String file, Throwable cause) {
    return new ConfigurationError(
        "TENON-C01  %s cannot be read: %s".formatted(file, cause.getMessage()), cause);
  }

  static ConfigurationError file(String file, int line, String path, String why) {
    return new ConfigurationError(
        "TENON-C01  %s line %d cannot be read: '%s' %s.".formatted(file, line, path, why));
  }

  static ConfigurationError argument(String argument) {
    var name = argument.split("=", 2)[0];
    return new ConfigurationError(
        "TENON-C02  The argument '%s' is not understood: write --path=value, such as --http.port=8080, or --config to see every setting."
            .formatted(name));
  }

  static ConfigurationError profile(String variable) {
    return new ConfigurationError(
        "TENON-C02  The profile is a short name in lower case such as dev, test or prod: see --profile and "
            + variable
            + ".");
  }

  static ConfigurationError settings(String service, List<String> lines) {
    return new ConfigurationError(
        "TENON-C03  %s did not start: %s.%n  %s%nRun with --config to see every setting."
            .formatted(
                service,
                lines.size() == 1 ? "1 setting is wrong" : lines.size() + " settings are wrong",
                String.join(System.lineSeparator() + "  ", lines)));
  }
}
