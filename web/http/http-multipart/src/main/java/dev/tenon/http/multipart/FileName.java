package dev.tenon.http.multipart;

import java.nio.charset.StandardCharsets;

/// The name of a file as a client says it, made such that it is a name and nothing else.
final class FileName {

  /// What a file is called of whose name nothing is left.
  static final String NAMELESS = "file";

  private static final int MOST_BYTES = 255;
  private static final int LONGEST_EXTENSION = 16;
  private static final String MEANINGFUL = ":*?\"<>|";

  private FileName() {}

  /// The last part of what may be a path of any system, without what cannot be seen, with `_` in
  /// place of what means something to a file system, and with 255 bytes at most, its extension
  /// kept.
  static String of(String said) {
    int slash = Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\'));
    var name = new StringBuilder();
    said.substring(slash + 1)
        .codePoints()
        .filter(FileName::isVisible)
        .map(c -> MEANINGFUL.indexOf(c) < 0 ? c : '_')
        .forEach(name::appendCodePoint);
    var trimmed = withoutDotsAtTheEnd(name.toString().strip());
    return trimmed.isEmpty() ? NAMELESS : shortened(trimmed);
  }

  /// Neither controls, nor what turns the direction of a text round, nor half a surrogate pair.
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// Some systems drop them, so that two names would be one; and `..` is no name.
  private static String withoutDotsAtTheEnd(String name) {
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
      end--;
    }
    return name.substring(0, end);
  }

  private static String shortened(String name) {
    if (bytes(name) <= MOST_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    var extension =
        dot > 0 && name.length() - dot <= LONGEST_EXTENSION && bytes(name.substring(dot)) < 64
            ? name.substring(dot)
            : "";
    int end = name.length() - extension.length();
    while (bytes(name.substring(0, end)) + bytes(extension) > MOST_BYTES) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + extension;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
