package dev.tenon.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockOptionsTest {

  private final LockOptions defaults = LockOptions.defaults();

  @Test
  void with_changesOne() {
    assertThat(
            defaults
                .withPatience(Duration.ofSeconds(1))
                .withPoll(Duration.ofSeconds(2))
                .withLongestHold(Duration.ofSeconds(3)))
        .isEqualTo(
            new LockOptions(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @CsvSource({
    "patience, PT-1S, PT1S, PT1S",
    "poll, PT1S, PT0.000999S, PT1S",
    "longestHold, PT1S, PT1S, PT-1S",
    "patience, P366D, PT1S, PT1S",
    "poll, PT1S, P366D, PT1S",
    "longestHold, PT1S, PT1S, P366D"
  })
  void time_outOfRange_isRefused_byItsName(
      String name, Duration patience, Duration poll, Duration longestHold) {
    assertThatThrownBy(() -> new LockOptions(patience, poll, longestHold))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }
}
