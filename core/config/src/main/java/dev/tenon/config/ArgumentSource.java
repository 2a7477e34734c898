package dev.tenon.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Arguments of the program: `--http.port=8080`. Of several for one path the last counts.
record ArgumentSource(List<String> arguments) implements Source {

  private static final String ORIGIN = "the arguments";
  private static final String DASHES = "--";

  Optional<Setting> profile() {
    return arguments.stream()
        .filter(argument -> argument.startsWith(DASHES + Sources.PROFILE + "="))
        .map(ArgumentSource::setting)
        .reduce((_, last) -> last);
  }

  @Override
  public List<Setting> read(Set<String> known) {
    var settings = new ArrayList<Setting>();
    var mistakes = new ArrayList<String>();
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      int equals = argument.indexOf('=');
      if (!argument.startsWith(DASHES) || equals == DASHES.length()) {
        mistakes.add(nameless(i + 1));
      } else if (equals < 0) {
        mistakes.add(withoutValue(argument));
      } else {
        settings.add(setting(argument));
      }
    }
    if (!mistakes.isEmpty()) {
      throw ConfigurationError.of(mistakes);
    }
    settings.removeIf(setting -> setting.path().equals(Sources.PROFILE));
    return settings;
  }

  private static Setting setting(String argument) {
    int equals = argument.indexOf('=');
    var name = argument.substring(0, equals);
    var value = argument.substring(equals + 1);
    return new Setting(name.substring(DASHES.length()), List.of(value), name, ORIGIN);
  }

  /// Its text is not repeated: it may be the password after a `--database.password`.
  private static String nameless(int number) {
    return "TENON-C02  Argument %d is no setting: write --path=value, such as --http.port=8080, or --config to see every setting."
        .formatted(number);
  }

  private static String withoutValue(String argument) {
    return "TENON-C02  The argument '%s' has no value: write --path=value, such as --http.port=8080, or --config to see every setting."
        .formatted(Shown.line(argument));
  }
}
