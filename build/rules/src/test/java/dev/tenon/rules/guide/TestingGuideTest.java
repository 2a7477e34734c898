package dev.tenon.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TestingGuideTest {

  record Offer(Instant ends) {

    boolean isOpen(Clock clock) {
      return clock.instant().isBefore(ends);
    }
  }

  @Test
  void offer_endsOnTime() {
    var clock = SettableClock.at("2026-01-31T12:00:00Z");
    var offer = new Offer(clock.instant().plus(Duration.ofHours(1)));

    assertThat(offer.isOpen(clock)).isTrue();
    clock.advance(Duration.ofHours(1));
    assertThat(offer.isOpen(clock)).isFalse();
  }
}
