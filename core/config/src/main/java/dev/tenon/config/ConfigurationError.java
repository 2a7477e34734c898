package dev.tenon.config;

import java.util.List;

/// A service that cannot start because of its settings. The message is complete and meant for a
/// terminal: what is wrong, where it was set, and the remedy, all mistakes at once, no secrets.
///
/// `TENON-C01` is a file that cannot be read, `TENON-C02` an argument or a profile that is none,
/// `TENON-C03` a setting that is missing, wrong or not known.
public final class ConfigurationError extends RuntimeException {

  /// So many mistakes are listed; nobody reads more.
  static final int MOST = 50;

  private static final long serialVersionUID = 1L;

  private ConfigurationError(String message) {
    super(message, null, false, true);
  }

  /// @param lines the mistakes, each beginning with its id; the first of them are listed
  static ConfigurationError of(List<String> lines) {
    var listed = lines.subList(0, Math.min(lines.size(), MOST));
    return new ConfigurationError(String.join(System.lineSeparator(), listed));
  }

  static ConfigurationError file(String file, int line, String why) {
    return of(List.of(inFile(file, line, why)));
  }

  static String inFile(String file, int line, String why) {
    return "TENON-C01  %s line %d: %s.".formatted(file, line, why);
  }

  static ConfigurationError profile(Setting setting) {
    return new ConfigurationError(
        "TENON-C02  %s = %s  from %s: a profile is a short name in lower case, such as dev, test or prod."
            .formatted(setting.name(), setting.shown(), setting.origin()));
  }

  /// @param count how many mistakes there are, those that are not listed included
  static ConfigurationError settings(String service, int count, List<String> lines) {
    return new ConfigurationError(
        "TENON-C03  %s did not start: %s.%n  %s%nRun with --config to see every setting."
            .formatted(
                service,
                count == 1 ? "1 setting is wrong" : count + " settings are wrong",
                String.join(System.lineSeparator() + "  ", lines)));
  }
}
