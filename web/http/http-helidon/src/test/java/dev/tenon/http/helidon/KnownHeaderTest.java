package dev.tenon.http.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderNames;
import org.junit.jupiter.api.Test;

class KnownHeaderTest {

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
    var name = "X-Kept";
    KnownHeader.of(name, "one");
    KnownHeader.of(name, "one");

    var kept = KnownHeader.of(name, "one");
    assertThat(KnownHeader.of(name, "one")).isSameAs(kept);
    assertThat(kept.name()).isEqualTo(name);
    assertThat(kept.get()).isEqualTo("one");

    assertThat(KnownHeader.of(name, "two").get()).isEqualTo("two");
    assertThat(KnownHeader.of(name, "one")).isSameAs(kept);
    KnownHeader.of(name, "two");
    KnownHeader.of(name, "two");
    assertThat(KnownHeader.of(name, "two")).isSameAs(KnownHeader.of(name, "two"));
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
