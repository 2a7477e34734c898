package dev.tenon.http.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderNames;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KnownHeaderTest {

  /// Known before others fill up what may be known.
  private static final String KEPT = "Content-Type";

  @BeforeAll
  static void know() {
    KnownHeader.name(KEPT);
  }

  @Test
  void name_isHelidons_inTheCaseInWhichItWasSaid_howeverManyThereAre() {
    for (int i = 0; i < 1_000; i++) {
      var name = "X-Made-Up-" + i;

      assertThat(KnownHeader.name(name)).isEqualTo(HeaderNames.create(name));
      assertThat(KnownHeader.name(name).defaultCase()).isEqualTo(name);
    }
  }

  @Test
  void name_thatIsUsedAgain_isNotMadeAgain() {
    assertThat(KnownHeader.name("Content-Type")).isSameAs(KnownHeader.name("Content-Type"));
    assertThat(KnownHeader.name("content-type")).isEqualTo(KnownHeader.name("Content-Type"));
  }

  @Test
  void value_thatComesAgain_isKept_untilAnotherOneStays() {
    KnownHeader.of(KEPT, "one");
    KnownHeader.of(KEPT, "one");

    var kept = KnownHeader.of(KEPT, "one");
    assertThat(KnownHeader.of(KEPT, "one")).isSameAs(kept);
    assertThat(kept.name()).isEqualTo(KEPT);
    assertThat(kept.get()).isEqualTo("one");

    assertThat(KnownHeader.of(KEPT, "two").get()).isEqualTo("two");
    assertThat(KnownHeader.of(KEPT, "one")).isSameAs(kept);
    KnownHeader.of(KEPT, "two");
    KnownHeader.of(KEPT, "two");
    assertThat(KnownHeader.of(KEPT, "two")).isSameAs(KnownHeader.of(KEPT, "two"));
  }

  @Test
  void value_thatIsMadeForEachAnswer_isNotKept() {
    for (int i = 0; i < 3; i++) {
      var value = "made " + i;

      assertThat(KnownHeader.of("X-Made", value).get()).isEqualTo(value);
    }
    assertThat(KnownHeader.of("X-Made", "made")).isNotSameAs(KnownHeader.of("X-Made", "made"));
  }
}
