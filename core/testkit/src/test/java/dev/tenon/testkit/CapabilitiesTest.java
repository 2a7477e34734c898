package dev.tenon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class CapabilitiesTest {

  private enum Skill {
    SWIMS,
    FLIES,
    SINGS
  }

  private final Capabilities<Skill> all = Capabilities.all(Skill.class);

  @Test
  void all_hasEach() {
    assertThat(Skill.values()).allMatch(all::has);
    assertThat(all.missing()).isEmpty();
    assertThat(all).hasToString("all");
  }

  @Test
  void without_keepsTheReasons_inTheOrderOfTheConstants() {
    var some = all.without(Skill.SINGS, "it is hoarse").without(Skill.FLIES, "it has no wings");

    assertThat(some.has(Skill.SWIMS)).isTrue();
    assertThat(some.has(Skill.FLIES)).isFalse();
    assertThat(some.missing())
        .containsExactly(entry(Skill.FLIES, "it has no wings"), entry(Skill.SINGS, "it is hoarse"));
    assertThat(some).hasToString("all but {FLIES=it has no wings, SINGS=it is hoarse}");
    assertThat(all.missing()).as("the first stays as it was").isEmpty();
  }

  @Test
  void without_noReason_isRefused() {
    assertThatThrownBy(() -> all.without(Skill.FLIES, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FLIES");
  }

  @Test
  void harness_withNothingToFree_closes() {
    Harness<Skill> harness = () -> all;

    harness.close();

    assertThat(harness.capabilities()).isSameAs(all);
  }
}
