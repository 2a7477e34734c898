package dev.tenon.lock.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLockOptionsTest {

  private static final SqlLockOptions DEFAULTS = SqlLockOptions.defaults();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "a.",
        ".a",
        "a.b.c",
        "Locks",
        "lock-s",
        "1locks",
        "locks; drop table users",
        "locks--",
        "\"locks\"",
        "`locks`",
        "locks'",
        "lockş",
        "locks\n",
        "a /**/"
      })
  void table_thatIsNoName_isRefused(String name) {
    assertThatThrownBy(() -> DEFAULTS.withTable(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("table is lower-case letters");
    assertThatThrownBy(() -> DEFAULTS.withFenceTable(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("fenceTable is lower-case letters");
  }

  @Test
  void table_thatIsHuge_isRefused_andCut() {
    assertThatThrownBy(() -> DEFAULTS.withTable("x".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULTS.withTable("x".repeat(1_000_000)))
        .hasMessageEndingWith("not \"" + "x".repeat(100) + "…\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"locks", "_l0cks_9", "app.locks"})
  void table_isNamed_withOrWithoutASchema(String name) {
    assertThat(DEFAULTS.withTable(name).table()).isEqualTo(name);
    assertThat(DEFAULTS.withFenceTable(name).fenceTable()).isEqualTo(name);
  }

  @Test
  void oneTableForBoth_isRefused() {
    assertThatThrownBy(() -> DEFAULTS.withTable("tenon_fences"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table and fenceTable are two tables, not both tenon_fences.");
  }

  @Test
  void timeout_outOfBounds_isRefused() {
    assertThatThrownBy(() -> DEFAULTS.withTimeout(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout is PT1S to PT10M, not PT0.999S.");
    assertThatThrownBy(() -> DEFAULTS.withTimeout(Duration.ofMinutes(11)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timeout_isRoundedUpToSeconds() {
    assertThat(DEFAULTS.timeoutSeconds()).isEqualTo(5);
    assertThat(DEFAULTS.withTimeout(Duration.ofMillis(5_001)).timeoutSeconds()).isEqualTo(6);
    assertThat(DEFAULTS.withTimeout(Duration.ofMinutes(10)).timeoutSeconds()).isEqualTo(600);
  }
}
