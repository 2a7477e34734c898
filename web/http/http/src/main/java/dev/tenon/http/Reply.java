package dev.tenon.http;

/// What goes to the wire: status, headers and the body as bytes. [Filter]s and engines see replies;
/// handlers give values.
///
/// Immutable and thread-safe.
///
/// @param status 200 to 599
/// @param headers all headers but those that frame the message (`Content-Length`,
///   `Transfer-Encoding`, `Connection`, `Date`), which are the engine's; a reply to HEAD names the
///   `Content-Length` of the body that it leaves out
/// @param body the body, empty for none
public record Reply(int status, Headers headers, Body body) {

  /// Refuses a status outside 200 to 599.
  public Reply {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("A final status lies between 200 and 599: " + status);
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

  /// This reply with one header in place of all of the same name.
  public Reply with(String name, String value) {
    return new Reply(status, headers.with(name, value), body);
  }

  /// This reply with other headers.
  Reply with(Headers others) {
    return new Reply(status, others, body);
  }
}
