package dev.tenon.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

/// The path of a route: literal segments, and variables in braces that take one whole segment each.
///
/// @param text the path as it is printed, without a trailing slash: `/api/v1/products/{id}`
/// @param segments its segments; a variable keeps its braces
record Template(String text, List<String> segments) {

  static Template parse(String text) {
    var trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (trimmed.isEmpty()) {
      return new Template("/", List.of());
    }
    if (!trimmed.startsWith("/")) {
      throw new IllegalArgumentException("A path begins with a slash: '" + text + "'.");
    }
    var segments = List.of(trimmed.substring(1).split("/", -1));
    segments.forEach(segment -> requireSegment(segment, text));
    requireDistinct(segments, text);
    return new Template(trimmed, segments);
  }

  static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  long variables() {
    return segments.stream().filter(Template::isVariable).count();
  }

  /// The path of what lies below it, with values in place of its variables, percent-encoded.
  String child(List<String> values, String name) {
    var path = new StringBuilder();
    var value = values.iterator();
    for (var segment : segments) {
      path.append('/').append(isVariable(segment) ? encoded(value.next()) : segment);
    }
    return path.append('/').append(encoded(name)).toString();
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void requireSegment(String segment, String text) {
    var name =
        isVariable(segment) && segment.endsWith("}")
            ? segment.substring(1, segment.length() - 1)
            : segment;
    if (name.isEmpty()
        || name.equals(".")
        || name.equals("..")
        || !name.chars().allMatch(Template::isPlain)) {
      throw new IllegalArgumentException(
          "In the path '%s', '%s' is neither a literal nor a {variable}; letters, digits and - . _ ~ are allowed, and . and .. are none."
              .formatted(text, segment));
    }
  }

  private static void requireDistinct(List<String> segments, String text) {
    var seen = new HashSet<String>();
    for (var segment : segments) {
      if (isVariable(segment) && !seen.add(segment)) {
        throw new IllegalArgumentException(
            "The path '%s' names the variable %s twice.".formatted(text, segment));
      }
    }
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
