package dev.tenon.http.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderNames;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void name_isHelidons_inTheCaseInWhichItWasSaid_howeverManyThereAre() {
    for (int i = 0; i < 1_000; i++) {
      var name = "X-Made-Up-" + i;

      assertThat(Names.of(name)).isEqualTo(HeaderNames.create(name));
      assertThat(Names.of(name).defaultCase()).isEqualTo(name);
    }
  }

  @Test
  void name_thatIsUsedAgain_isNotMadeAgain() {
    assertThat(Names.of("Content-Type")).isSameAs(Names.of("Content-Type"));
    assertThat(Names.of("content-type")).isEqualTo(Names.of("Content-Type"));
  }
}
