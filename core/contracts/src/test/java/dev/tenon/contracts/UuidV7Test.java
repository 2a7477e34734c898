package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @Test
  void id_hasTheLayoutOfVersion7() {
    var id = UuidV7.of(CLOCK, new Random(1)).get();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(CLOCK.millis());
  }

  @Test
  void ids_ofOneGenerator_growStrictly_evenInOneMillisecond() {
    var ids = UuidV7.of(CLOCK, new Random(1));
    var before = ids.get().toString();

    for (int i = 0; i < 10_000; i++) {
      var next = ids.get().toString();
      assertThat(next).isGreaterThan(before);
      before = next;
    }
  }

  @Test
  void ids_growStrictly_whenTheClockGoesBack() {
    var moments = new Instant[] {CLOCK.instant(), CLOCK.instant().minus(Duration.ofHours(1))};
    var back =
        new Clock() {
          private int calls;

          @Override
          public Instant instant() {
            return moments[Math.min(calls++, 1)];
          }

          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }
        };
    var ids = UuidV7.of(back, new Random(1));

    assertThat(ids.get().toString()).isLessThan(ids.get().toString());
  }

  @Test
  void next_isDistinct() {
    var seen = new HashSet<UUID>();
    for (int i = 0; i < 1000; i++) {
      seen.add(UuidV7.next());
    }
    assertThat(seen).hasSize(1000);
  }
}
