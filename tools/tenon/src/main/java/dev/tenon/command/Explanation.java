package dev.tenon.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// What an id of a failure means, from the table of the guide.
///
/// @param id such as `TENON-C03`
/// @param where it is met
/// @param what it means
/// @param remedy what to do
record Explanation(String id, String where, String what, String remedy) {

  private static final Pattern ROW =
      Pattern.compile("^\\| `(TENON-[A-Z]\\d\\d)` \\| (.*?) \\| (.*?) \\| (.*?) \\|$");
  private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

  /// All that there are, in the order of the guide.
  static List<Explanation> all() throws IOException {
    try (var guide = Explanation.class.getResourceAsStream("errors.md")) {
      return read(new String(Objects.requireNonNull(guide).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static List<Explanation> read(String guide) {
    var found = new ArrayList<Explanation>();
    for (var line : guide.lines().toList()) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        found.add(
            new Explanation(
                row.group(1), plain(row.group(2)), plain(row.group(3)), plain(row.group(4))));
      }
    }
    return found;
  }

  private static String plain(String markdown) {
    return LINK.matcher(markdown).replaceAll("$1").replace("`", "").replace("**", "");
  }
}
