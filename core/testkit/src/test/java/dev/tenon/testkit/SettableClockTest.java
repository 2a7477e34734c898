package dev.tenon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SettableClockTest {

  private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");

  @Test
  void clock_standsStill_untilItIsMoved() {
    assertThat(clock.instant()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(clock.advance(Duration.ofHours(1))).isEqualTo("2026-01-01T01:00:00Z");
    assertThat(clock.advance(Duration.ofHours(-2))).isEqualTo("2025-12-31T23:00:00Z");
  }

  @Test
  void clock_jumps() {
    clock.set(Instant.EPOCH);

    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void view_inAnotherZone_movesAlong() {
    var view = clock.withZone(ZoneId.of("Asia/Tokyo"));
    clock.advance(Duration.ofDays(1));

    assertThat(view.instant()).isEqualTo(clock.instant());
    assertThat(view.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }
}
