package dev.tenon.scaffold;

import org.jspecify.annotations.Nullable;

/// What becomes of one file.
///
/// @param path relative, with `/`
/// @param outcome what is done with it
/// @param before its text as it is, null where there is none
/// @param after its text as it will be, null where there will be none
public record Change(
    String path, Outcome outcome, @Nullable String before, @Nullable String after) {

  static Change none(String path, Outcome outcome) {
    return new Change(path, outcome, null, null);
  }

  /// What takes it back.
  Change reversed() {
    return new Change(path, outcome, after, before);
  }

  /// The lines that differ, as `diff -u` has them; empty where the file stays as it is.
  public String difference() {
    if (before == null && after == null) {
      return "";
    }
    return "--- %s%n+++ %s%n"
            .formatted(
                before == null ? "/dev/null" : "a/" + path,
                after == null ? "/dev/null" : "b/" + path)
            .replace(System.lineSeparator(), "\n")
        + Merge.difference(before == null ? "" : before, after == null ? "" : after);
  }
}
