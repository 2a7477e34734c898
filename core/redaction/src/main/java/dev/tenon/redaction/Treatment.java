package dev.tenon.redaction;

/// What becomes of a sensitive value.
public enum Treatment {
  /// It disappears together with its name. Inside a text, where a gap would say nothing, it is
  /// masked instead.
  DROP,
  /// It becomes `#` and 16 hexadecimal digits: equal in, equal out, so that lines can be joined
  /// without showing what joins them. HMAC-SHA-256 (RFC 2104), cut to 64 bits, with the key of
  /// [Redaction#withHashKey]; without one the digits differ from process to process.
  HASH,
  /// It becomes `***`, whatever its length.
  MASK
}
