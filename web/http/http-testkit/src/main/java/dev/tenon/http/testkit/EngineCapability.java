package dev.tenon.http.testkit;

/// What an engine does beyond what all do. Where one is missing, the contract asserts what stands
/// here instead, and the guide's table of engines prints the reason.
public enum EngineCapability {
  /// Serves HTTP/1.0, as some health checkers speak it; without it, such a request is a 400 or 505
  /// problem.
  SERVES_HTTP_1_0,
  /// Gives an answer that can have no body no `Content-Length` either, as RFC 9110 (8.6) wants it;
  /// without it, the length there is 0.
  OMITS_LENGTH_OF_NO_BODY,
  /// Refuses a chunk that is not followed by a line end (RFC 9112, 7.1); without it, any two bytes
  /// are taken for one, and the engine loses its place no more than that.
  CHECKS_ENDS_OF_CHUNKS,
  /// Hands the bytes of a header that are not ASCII to a handler as a character each (ISO 8859-1);
  /// without it, each is U+FFFD, so that what was sent is lost.
  KEEPS_BYTES_OF_HEADERS
}
