package dev.tenon.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Acquisition.Busy;
import dev.tenon.lock.Locks;
import dev.tenon.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockGuideTest {

  private record Summary(String report, long fence) {}

  private static final class Reports {
    Summary write(String report, long fence) {
      return new Summary(report, fence);
    }
  }

  private final Locks locks = Locks.inMemory(Clock.systemUTC());
  private final Reports reports = new Reports();
  private final String report = "all sold";

  @Test
  void hello() {
    Optional<Summary> done =
        locks.whileHeld(
            "report:daily", Duration.ofSeconds(30), lease -> reports.write(report, lease.fence()));

    assertThat(done).map(Summary::report).contains("all sold");
  }

  @Test
  void theLongerForm() {
    List<String> log = new ArrayList<>();
    switch (locks.acquire("report:daily", Duration.ofSeconds(30))) {
      case Acquired(var lease) -> {
        try (lease) {
          reports.write(report, lease.fence());
        }
      }
      case Busy(var remaining) -> log.add("another instance has it, for %s".formatted(remaining));
    }

    assertThat(log).isEmpty();
  }

  @Test
  void aLeaseEnds() {
    var clock = SettableClock.at("2026-01-01T00:00:00Z");
    var locks = Locks.inMemory(clock);
    var first = ((Acquired) locks.acquire("a", Duration.ofSeconds(30))).lease();

    clock.advance(Duration.ofSeconds(30));

    var second = ((Acquired) locks.acquire("a", Duration.ofSeconds(30))).lease();
    assertThat(first.isHeld()).isFalse();
    assertThat(second.fence()).isGreaterThan(first.fence());
  }
}
