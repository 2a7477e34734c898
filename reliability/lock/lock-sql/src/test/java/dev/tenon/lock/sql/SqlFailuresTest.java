package dev.tenon.lock.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailuresTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08000", "08001", "08006", "53100", "53300", "57P01", "57P03", "40001", "40P01", "57014",
        "55P03", "25006"
      })
  void state_thatWaitingMends_isAway(String state) {
    assertThat(SqlFailures.isAway(new SQLException("x", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "42501", "28P01", "22001", "57P", "HY000", ""})
  void state_thatItDoesNotMend_isNot(String state) {
    assertThat(SqlFailures.isAway(new SQLException("x", state))).isFalse();
    assertThat(SqlFailures.isAway(new SQLException("x"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1205, 1290})
  void numberOfMariaDb_thatWaitingMends_isAway(int number) {
    assertThat(SqlFailures.isAway(new SQLException("x", "HY000", number))).isTrue();
  }

  @Test
  void kindOfFailure_thatWaitingMends_isAway() {
    assertThat(SqlFailures.isAway(new SQLTransientConnectionException("no connection"))).isTrue();
    assertThat(SqlFailures.isAway(new SQLTimeoutException("too long"))).isTrue();
    assertThat(SqlFailures.isAway(new SQLException("x", new InterruptedException()))).isTrue();
    assertThat(SqlFailures.isAway(new IOException("not of SQL"))).isFalse();
  }
}
