package dev.tenon.http.multipart;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;

/// What is said of a body that cannot be taken.
final class Refused {

  private Refused() {}

  static DomainError malformed(String detail) {
    return new DomainError(ErrorKind.MALFORMED, detail);
  }

  static DomainError tooLarge(String detail, long limit) {
    return new DomainError(ErrorKind.TOO_LARGE, detail.formatted(limit));
  }

  static DomainError unsupported(String detail) {
    return new DomainError(ErrorKind.UNSUPPORTED_MEDIA_TYPE, detail);
  }
}
