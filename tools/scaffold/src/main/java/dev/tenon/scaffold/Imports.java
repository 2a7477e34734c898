package dev.tenon.scaffold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the imports of a Java file back into their order, which another package disturbs: each run
/// of them by name, as the formatter has it.
final class Imports {

  private static final String WORD = "import ";

  private Imports() {}

  static String sorted(String text) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    for (int at = 0; at < lines.size(); at++) {
      int from = at;
      while (at < lines.size() && lines.get(at).startsWith(WORD)) {
        at++;
      }
      lines.subList(from, at).sort(Comparator.comparing(line -> line.replace(";", "")));
    }
    return String.join("\n", lines);
  }
}
