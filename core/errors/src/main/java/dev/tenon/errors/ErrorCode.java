package dev.tenon.errors;

import java.util.Locale;

/// A stable, machine-readable name for one way in which a request can fail.
///
/// Services declare their own codes as an enum, so that the set is closed and each code exists
/// once:
///
/// ```java
/// enum OrderError implements ErrorCode {
///   OUT_OF_STOCK(ErrorKind.CONFLICT),
///   ALREADY_PAID(ErrorKind.CONFLICT);
///   …
/// }
/// ```
///
/// The [id][#id()] is public interface: clients branch on it, so renaming a constant is a breaking
/// change. Codes of one service are gathered in an [ErrorCodes] catalogue, which refuses two codes
/// with the same id.
public interface ErrorCode {

  /// The constant's name; given by every enum.
  String name();

  /// The row of the table that decides the HTTP and gRPC status of this code.
  ErrorKind kind();

  /// The name on the wire: the constant's name in lower case with hyphens, `OUT_OF_STOCK` →
  /// `out-of-stock`.
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A short summary that does not change from one occurrence to the next: the `title` of RFC 9457.
  default String title() {
    var words = id().replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
