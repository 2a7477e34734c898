package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.SecurityScheme.ApiKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecuritySchemeTest {

  @Test
  void rule_thatIsDescribed_asksAsBefore() {
    var token = SecurityScheme.bearer("staff");
    var session = SecurityScheme.cookie("session", "sid");
    var rule =
        AccessRule.of(
            request -> {
              throw new DomainError(ErrorKind.FORBIDDEN, "Nobody may.");
            },
            token,
            session);

    var routes = Routes.under("").guarded(rule).get("/").does(() -> {});

    assertThat(FakeRequest.get("/").to(routes).status()).isEqualTo(403);
    assertThat(rule.schemes()).containsExactly(token, session);
  }

  @Test
  void rule_thatIsDescribed_letsInWhomItLetIn() {
    var rule = AccessRule.of(AccessRule.OPEN, SecurityScheme.bearer("staff"));
    var routes = Routes.under("").guarded(rule).get("/").does(() -> {});

    assertThat(FakeRequest.get("/").to(routes).status()).isEqualTo(204);
  }

  @Test
  void rule_saysNothing_unlessItIsTold() {
    assertThat(AccessRule.OPEN.schemes()).isEmpty();
  }

  @Test
  void schemes_areWhatTheyAreCalled() {
    assertThat(
            List.of(
                SecurityScheme.basic("a"),
                SecurityScheme.header("b", "X-Key"),
                SecurityScheme.mutualTls("c")))
        .containsExactly(
            new SecurityScheme.Basic("a"),
            new ApiKey("b", ApiKey.Place.HEADER, "X-Key"),
            new SecurityScheme.MutualTls("c"));
  }

  @Test
  void name_isWhatADocumentCanHold() {
    assertThat(SecurityScheme.bearer("aZ09.-_").name()).isEqualTo("aZ09.-_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ä", "a/b", "a{", "a["})
  void name_thatADocumentCannotHold_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecurityScheme.bearer(name))
        .withMessageContaining("such as staff: '%s'", name);
  }

  @Test
  void secret_thatStandsNowhere_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecurityScheme.header("key", " "))
        .withMessageContaining("which header");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecurityScheme.cookie("key", ""))
        .withMessageContaining("which cookie");
  }
}
