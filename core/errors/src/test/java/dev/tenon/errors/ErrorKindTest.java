package dev.tenon.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorKindTest {

  @ParameterizedTest
  @EnumSource
  void kind_standsForItself(ErrorKind kind) {
    assertThat(kind.kind()).isSameAs(kind);
    assertThat(kind.httpStatus()).isBetween(400, 599);
    assertThat(kind.grpcStatus()).isBetween(1, 16);
    assertThat(kind.isClientError()).isEqualTo(kind.httpStatus() < 500);
  }

  @ParameterizedTest
  @CsvSource({
    "MALFORMED, malformed, Malformed, 400, false",
    "NOT_FOUND, not-found, Not found, 404, false",
    "INVALID, invalid, Invalid, 422, false",
    "UNAVAILABLE, unavailable, Unavailable, 503, true",
  })
  void kind_hasItsRow(ErrorKind kind, String id, String title, int status, boolean retryable) {
    assertThat(kind.id()).isEqualTo(id);
    assertThat(kind.title()).isEqualTo(title);
    assertThat(kind.httpStatus()).isEqualTo(status);
    assertThat(kind.retryable()).isEqualTo(retryable);
  }
}
