package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.ArrayList;
import java.util.List;

/// A request target (RFC 9112, 3.2), split and decoded once, strictly, so that every engine and
/// every filter sees the same path.
///
/// A trailing slash does not count. Refused with 400: what is not printable ASCII, broken
/// percent-encoding, `.` and `..`, and encoded slashes, backslashes and control characters, since a
/// proxy in front may read each of them differently.
///
/// @param path the path as sent, without query, in origin form
/// @param segments the decoded segments; empty for `/`
/// @param query the query as sent, without its question mark; empty where there is none
record Target(String path, List<String> segments, String query) {

  /// What stands in the place of a target that cannot be read.
  static final Target UNREADABLE = new Target("/", List.of(), "");

  private static final Target ASTERISK = new Target("*", List.of(), "");

  static Target parse(String raw) {
    if (raw.equals("*")) {
      return ASTERISK;
    }
    requireWellFormed(raw);
    var origin = raw.startsWith("/") ? raw : originForm(raw);
    int mark = origin.indexOf('?');
    var path = mark < 0 ? origin : origin.substring(0, mark);
    return new Target(path, segments(path), mark < 0 ? "" : origin.substring(mark + 1));
  }

  /// Whether the request is about the whole server, which only OPTIONS can be (RFC 9112, 3.2.4).
  boolean isAsterisk() {
    return path.equals("*");
  }

  private static void requireWellFormed(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '\\' || c == '#') {
        throw malformed("a character that must be percent-encoded");
      }
      if (c == '%') {
        // In the query, too, whether or not anybody will read it.
        PercentDecoder.requireDigits(raw, i);
      }
    }
  }

  /// RFC 9112, 3.2.2: a server accepts the absolute form, too; the authority is the engine's
  /// concern.
  private static String originForm(String raw) {
    int authority = afterScheme(raw);
    int end = authority;
    while (end < raw.length() && raw.charAt(end) != '/' && raw.charAt(end) != '?') {
      end++;
    }
    if (end == authority) {
      throw malformed("no leading slash");
    }
    var origin = raw.substring(end);
    return origin.startsWith("/") ? origin : "/" + origin;
  }

  /// Where the authority begins; the end of the text where there is none.
  private static int afterScheme(String raw) {
    for (var scheme : List.of("http://", "https://")) {
      if (raw.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return scheme.length();
      }
    }
    return raw.length();
  }

  private static List<String> segments(String path) {
    var segments = new ArrayList<String>(6);
    int start = 1;
    while (start < path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      segments.add(segment(path.substring(start, end)));
      start = end + 1;
    }
    return segments;
  }

  private static String segment(String raw) {
    var segment = PercentDecoder.segment(raw);
    if (segment.equals(".") || segment.equals("..")) {
      throw malformed("a dot segment");
    }
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c < ' ' || c == 0x7f || c == '/' || c == '\\') {
        throw malformed("an encoded slash, backslash or control character");
      }
    }
    return segment;
  }

  private static DomainError malformed(String what) {
    return new DomainError(ErrorKind.MALFORMED, "The path has " + what + ".");
  }
}
