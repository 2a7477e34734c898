package dev.tenon.http.multipart;

/// What parts the parts of a body (RFC 2046, 5.1.1).
final class Boundary {

  private static final int LONGEST = 70;

  private Boundary() {}

  /// @throws dev.tenon.errors.DomainError `MALFORMED` if the header names none that can be
  static String of(String contentType) {
    var boundary = Parameters.of(contentType).get("boundary").orElse("");
    if (boundary.isEmpty() || boundary.length() > LONGEST || !isBoundary(boundary)) {
      throw Refused.malformed(
          "The Content-Type names no boundary of 1 to %d characters that may part a form."
              .formatted(LONGEST));
    }
    return boundary;
  }

  private static boolean isBoundary(String text) {
    return !text.endsWith(" ") && text.chars().allMatch(Boundary::mayBe);
  }

  private static boolean mayBe(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "'()+_,-./:=? ".indexOf(c) >= 0;
  }
}
