package dev.tenon.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Arguments of the program: `--http.port=8080`.
record ArgumentSource(List<String> arguments) implements Source {

  @Override
  public List<Setting> read(Set<String> known) {
    var settings = new ArrayList<Setting>();
    for (var argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 3) {
        throw ConfigurationError.argument(argument);
      }
      var path = argument.substring(2, equals);
      var value = argument.substring(equals + 1);
      settings.add(new Setting(path, List.of(value), "--" + path, "the arguments"));
    }
    return settings;
  }
}
