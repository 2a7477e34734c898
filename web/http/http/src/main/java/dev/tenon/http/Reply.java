package dev.tenon.http;

import java.nio.charset.StandardCharsets;

/// What goes to the wire: status, headers and the body as bytes. [Filter]s and engines see replies;
/// handlers give values.
///
/// Immutable and thread-safe.
///
/// @param status 200 to 599
/// @param headers all headers but those that frame the message (`Connection`, `Content-Length`,
///   `Date`, `Keep-Alive`, `Transfer-Encoding`), which are the engine's: a [Dispatcher] answers 500
///   in place of a reply that has one. What it answers to HEAD names the `Content-Length` of the
///   body that it leaves out, where that is known
/// @param body the body, empty for none and always with 204, 205 and 304
public record Reply(int status, Headers headers, Body body) {

  /// Refuses a status outside 200 to 599, and a body where the status allows none.
  public Reply {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("A final status lies between 200 and 599: " + status);
    }
    if (isBodiless(status) && body.length() != 0) {
      throw new IllegalArgumentException("An answer with status %d has no body.".formatted(status));
    }
  }

  /// A reply without headers and body.
  public static Reply of(int status) {
    return new Reply(status, Headers.none(), Body.EMPTY);
  }

  /// A reply with a body of this media type.
  public static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, Headers.of("Content-Type", contentType), new Body.Bytes(body));
  }

  /// A reply with a text in UTF-8.
  public static Reply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /// A reply with a page in UTF-8. What comes from others is to be escaped in it; and where the
  /// security headers of the standard filters are on, it loads nothing unless it brings a
  /// `Content-Security-Policy` of its own.
  public static Reply html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /// A reply with a body of this media type that is written while it is sent, and whose length is
  /// known only at its end; see [Body.Stream].
  public static Reply streaming(int status, String contentType, Body.Writer body) {
    return new Reply(status, Headers.of("Content-Type", contentType), new Body.Stream(-1, body));
  }

  /// This reply with one header in place of all of the same name.
  public Reply with(String name, String value) {
    return new Reply(status, headers.with(name, value), body);
  }

  /// This reply with one more cookie to keep.
  public Reply cookie(Cookie cookie) {
    return with(headers.and("Set-Cookie", cookie.header()));
  }

  /// This reply with these headers in place of its own.
  public Reply with(Headers others) {
    return new Reply(status, others, body);
  }

  /// Whether an answer with this status has no body by its definition (RFC 9110, 15).
  static boolean isBodiless(int status) {
    return status == 204 || status == 205 || status == 304;
  }

  /// This reply with another body.
  Reply with(Body other) {
    return new Reply(status, headers, other);
  }
}
