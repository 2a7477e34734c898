package dev.tenon.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.testkit.Samples;
import dev.tenon.sql.Criteria;
import dev.tenon.sql.Store;
import dev.tenon.sql.Table;
import dev.tenon.sql.junit.TestDatabase;
import dev.tenon.testkit.SettableClock;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

  record NewOffer(
      @NotBlank @Size(max = 40) String name, @Nullable String note, @PositiveOrZero long price) {}

  @Test
  void samples_sayWhatMatters() {
    var offers = Samples.of(NewOffer.class);

    assertThat(offers.next()).isEqualTo(new NewOffer("name 1", "note 1", 1));
    assertThat(offers.with(NewOffer::price, 0L).with(NewOffer::note, null).next())
        .isEqualTo(new NewOffer("name 2", null, 0));
    assertThat(offers.json()).isEqualTo("{\"name\":\"name 3\",\"note\":\"note 3\",\"price\":3}");
    assertThat(offers.with(NewOffer::price, -1L).json()).contains("\"price\":-1");
  }

  @Nested
  class WithADatabase {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated("guide/testing");

    private final Store<Visit, String> visits =
        DATABASE.database().store(Table.of("visits", Visit.class, Visit::page).key("page"));

    @Test
    void visit_isKept() {
      visits.create(new Visit("/tea", 1));

      assertThat(visits.retrieve("/tea").times()).isEqualTo(1);
    }

    @Test
    void visits_ofOtherTests_areGone_thoseOfMigrationsAreThere() {
      assertThat(visits.search(Criteria.all()).items()).containsExactly(new Visit("/", 0));
    }
  }

  record Visit(String page, long times) {}
}
