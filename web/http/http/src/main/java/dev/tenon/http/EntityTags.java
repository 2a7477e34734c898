package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.ArrayList;
import java.util.List;

/// Entity tags (RFC 9110, 8.8.3): how they are written, and how the lists of `If-Match` and
/// `If-None-Match` are read.
final class EntityTags {

  private EntityTags() {}

  /// The strong tag of a version: its text in quotes.
  ///
  /// @throws IllegalArgumentException if the text has a character that cannot stand in a tag
  static String strong(Object version) {
    var text = version.toString();
    if (!text.chars().allMatch(EntityTags::isTagChar)) {
      throw new IllegalArgumentException(
          "A version that becomes an ETag is printable ASCII without quotes: " + text);
    }
    return '"' + text + '"';
  }

  /// The tags of a header in order, each as written, or the one element `*`.
  ///
  /// @throws DomainError `MALFORMED` if it is neither a list of tags nor `*`
  static List<String> parse(String header, List<String> values) {
    var text = String.join(",", values).strip();
    if (text.equals("*")) {
      return List.of("*");
    }
    var tags = new ArrayList<String>();
    int at = skipCommas(text, 0);
    while (at < text.length()) {
      int open = text.startsWith("W/", at) ? at + 2 : at;
      int close =
          open < text.length() && text.charAt(open) == '"' ? text.indexOf('"', open + 1) : -1;
      if (close < 0 || !text.substring(open + 1, close).chars().allMatch(EntityTags::isTagChar)) {
        throw malformed(header);
      }
      tags.add(text.substring(at, close + 1));
      at = afterComma(text, close + 1, header);
    }
    return tags;
  }

  /// Whether a caller who reads has named the `ETag` that stands among these headers.
  ///
  /// @throws DomainError `MALFORMED` if its `If-None-Match` is neither a list of tags nor `*`
  static boolean isKnown(Request request, Headers headers) {
    if (request.method() != Method.GET && request.method() != Method.HEAD) {
      return false;
    }
    var tag = headers.first("ETag");
    if (tag.isEmpty()) {
      return false;
    }
    var known = request.headers("If-None-Match");
    return !known.isEmpty()
        && parse("If-None-Match", known).stream()
            .anyMatch(each -> each.equals("*") || weaklyEqual(each, tag.get()));
  }

  /// Whether two tags mean the same content, weak or not (RFC 9110, 8.8.3.2).
  static boolean weaklyEqual(String one, String other) {
    return opaque(one).equals(opaque(other));
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private static int afterComma(String text, int at, String header) {
    int next = skipBlanks(text, at);
    if (next < text.length() && text.charAt(next) != ',') {
      throw malformed(header);
    }
    return skipCommas(text, next);
  }

  /// A list may have empty elements (RFC 9110, 5.6.1.2).
  private static int skipCommas(String text, int at) {
    int next = skipBlanks(text, at);
    while (next < text.length() && text.charAt(next) == ',') {
      next = skipBlanks(text, next + 1);
    }
    return next;
  }

  private static int skipBlanks(String text, int at) {
    int next = at;
    while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
      next++;
    }
    return next;
  }

  private static DomainError malformed(String header) {
    return new DomainError(
        ErrorKind.MALFORMED,
        "The header %s holds neither * nor a list of entity tags in quotes.".formatted(header));
  }

  private static boolean isTagChar(int c) {
    return c > ' ' && c < 0x7f && c != '"';
  }
}
