package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.lifecycle.Check;
import dev.tenon.lifecycle.Health;
import dev.tenon.redaction.Redaction;
import dev.tenon.redaction.Treatment;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionOptionsTest {

  private static final RedactionOptions OPTIONS =
      new RedactionOptions(
          true,
          List.of("motto"),
          List.of("email"),
          List.of("note"),
          List.of("session"),
          "0123456789abcdef");

  @Test
  void names_haveTheirTreatments() {
    var policy = OPTIONS.policy(List.of());

    assertThat(policy.treatment("motto")).contains(Treatment.MASK);
    assertThat(policy.treatment("eMail")).contains(Treatment.HASH);
    assertThat(policy.treatment("note")).contains(Treatment.DROP);
    assertThat(policy.treatment("session")).isEmpty();
    assertThat(policy.treatment("password")).contains(Treatment.MASK);
  }

  @Test
  void hashes_areEqualUnderOneKey() {
    assertThat(OPTIONS.policy(List.of()).named("email", "a"))
        .isEqualTo(OPTIONS.policy(List.of()).named("email", "a"));
  }

  @Test
  void secrets_areHidden() {
    assertThat(RedactionOptions.defaults().policy(List.of("0a1b2c3d")).text("x 0a1b2c3d"))
        .isEqualTo("x ***");
  }

  @Test
  void disabled_hidesNothing() {
    var disabled =
        new RedactionOptions(false, List.of(), List.of(), List.of(), List.of(), "")
            .policy(List.of());

    assertThat(disabled.isOff()).isTrue();
  }

  @Test
  void wrongNameOrKey_isRefused_withoutTheKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RedactionOptions(true, List.of("x"), List.of(), List.of(), List.of(), ""))
        .withMessageContaining("'x'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RedactionOptions(true, List.of(), List.of(), List.of(), List.of(), "k3y"))
        .withMessageNotContaining("k3y");
  }

  @Test
  void key_isNotShown() {
    assertThat(OPTIONS)
        .hasToString(
            "RedactionOptions[enabled=true, mask=[motto], hash=[email], drop=[note], show=[session]]");
  }

  @Test
  void reasonOfACheck_showsNoSecret() {
    var health = new Health(false, List.of(new Check("part", false, "x://me:pw@h is away")));

    assertThat(HealthAnswer.of(health, Redaction.standard()).checks())
        .containsExactly(new Check("part", false, "x://***@h is away"));
  }
}
