package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A part of something: bytes from an offset on (RFC 9110, 14).
record ByteRange(long offset, long length) {

  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /// The part that a `Range` header asks for; empty where it asks for several, in another unit or
  /// in words that cannot be read, all of which a server may answer with the whole (14.2).
  ///
  /// @param all how many bytes there are
  /// @throws DomainError `RANGE_NOT_SATISFIABLE` if none of them is asked for
  static Optional<ByteRange> asked(String header, long all) {
    var matcher = ONE.matcher(header.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var first = matcher.group(1);
    var last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(last), all));
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (to < from) {
      return Optional.empty();
    }
    if (from >= all) {
      throw unsatisfiable(all);
    }
    return Optional.of(new ByteRange(from, Math.min(to, all - 1) - from + 1));
  }

  /// How it is told beside the part.
  String contentRange(long all) {
    return "bytes %d-%d/%d".formatted(offset, offset + length - 1, all);
  }

  private static ByteRange suffix(long count, long all) {
    long length = Math.min(count, all);
    if (length == 0) {
      throw unsatisfiable(all);
    }
    return new ByteRange(all - length, length);
  }

  private static DomainError unsatisfiable(long all) {
    return new DomainError(
        ErrorKind.RANGE_NOT_SATISFIABLE,
        "There are %d bytes, and the range lies outside of them.".formatted(all),
        Map.of("length", all));
  }
}
