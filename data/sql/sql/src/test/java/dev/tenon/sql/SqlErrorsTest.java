package dev.tenon.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import dev.tenon.sql.SqlErrors.Doing;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "23505, CONFLICT, CONFLICT",
    "23P01, CONFLICT, CONFLICT",
    "23503, NOT_FOUND, CONFLICT",
    "23001, CONFLICT, CONFLICT",
    "23502, INVALID, INVALID",
    "23514, INVALID, INVALID",
    "22001, INVALID, INVALID",
    "22003, INVALID, INVALID",
    "22008, INVALID, INVALID",
    "22021, INVALID, INVALID",
    "22P05, INVALID, INVALID"
  })
  void state_ofTheCaller_isADomainError(String state, ErrorKind writing, ErrorKind other) {
    assertDomainError(state, Doing.WRITE, writing);
    assertDomainError(state, Doing.OTHER, other);
  }

  private static void assertDomainError(String state, Doing doing, ErrorKind expected) {
    var error = SqlErrors.translated(new SQLException("secret", state), doing, "product");

    assertThat(error)
        .isInstanceOfSatisfying(
            DomainError.class,
            domain -> {
              assertThat(domain.code()).isEqualTo(expected);
              assertThat(domain.message()).contains("product").doesNotContain("secret");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40001", "40P01", "55P03", "57014", "25006", "08006", "08P01", "53300", "57P01", "57P03"
      })
  void state_thatPasses_isTransient(String state) {
    var cause = new SQLException("text", state);

    assertThat(SqlErrors.translated(cause, Doing.OTHER, "product"))
        .isInstanceOf(TransientError.class)
        .hasCause(cause);
  }

  @Test
  void noConnection_isTransient() {
    assertThat(
            SqlErrors.translated(
                new SQLTransientConnectionException("timed out"), Doing.OTHER, "product"))
        .isInstanceOf(TransientError.class);
  }

  @Test
  void state_unknownOrNone_isAFailure() {
    assertThat(SqlErrors.translated(new SQLException("text", "42601"), Doing.OTHER, "product"))
        .isInstanceOfSatisfying(
            DatabaseFailure.class,
            failure -> {
              assertThat(failure.sqlState()).isEqualTo("42601");
              assertThat(failure.id()).isEqualTo("TENON-D01");
            });
    assertThat(SqlErrors.translated(new SQLException("text"), Doing.OTHER, "product"))
        .isInstanceOfSatisfying(
            DatabaseFailure.class, failure -> assertThat(failure.sqlState()).isEmpty())
        .hasMessageContaining("unknown");
  }

  @Test
  void isRepeatable_looksAtTheCauses_andEnds() {
    var failure = new SQLException("text", "40001");
    assertThat(SqlErrors.isRepeatable(new RuntimeException(new RuntimeException(failure))))
        .isTrue();
    assertThat(SqlErrors.isRepeatable(new SQLException("text", "40P01"))).isTrue();
    assertThat(SqlErrors.isRepeatable(new SQLException("text", "40003"))).isFalse();

    var a = new RuntimeException("a");
    var b = new RuntimeException("b", a);
    a.initCause(b);
    assertThat(SqlErrors.isRepeatable(b)).isFalse();
  }
}
