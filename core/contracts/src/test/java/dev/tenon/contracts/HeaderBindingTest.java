package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeaderBindingTest {

  record Caller(
      @WireName("X-Tenant") String tenant,
      @Alias("other") @Nullable String acceptLanguage,
      List<@Positive Integer> retryAfter,
      Optional<List<String>> via,
      Optional<String> origin,
      Inner inner) {

    record Inner(@Nullable String userAgent) {}

    static Caller defaults() {
      return new Caller(
          "none", null, List.of(), Optional.empty(), Optional.empty(), new Inner(null));
    }
  }

  record Required(String xTenantKey) {}

  enum Field {
    A,
    B
  }

  record Lists(Sort<Field> order, Patch<List<String>> names) {}

  record Clash(@WireName("a-b") String first, String aB) {}

  @Test
  void headers_areCalledAsHeadersAre_orAsTheyAreTold() {
    assertThat(Contract.of(Caller.class).headerNames())
        .containsExactly(
            "X-Tenant", "Accept-Language", "Retry-After", "Via", "Origin", "User-Agent");
    assertThat(JsonSchemas.ofHeaders(Contract.of(Caller.class)))
        .extracting(JsonSchemas.Parameter::name)
        .startsWith("X-Tenant", "Accept-Language");
  }

  @Test
  void headers_areBound_listsFromLinesAndCommas() {
    var caller =
        Contract.of(Caller.class)
            .bindHeaders(
                texts(
                    "X-Tenant=a, b",
                    "Retry-After=1 ,2,",
                    "Retry-After= , 3",
                    "Via= a b ",
                    "Origin=a,b",
                    "User-Agent=curl"));

    assertThat(caller)
        .isEqualTo(
            new Caller(
                "a, b",
                null,
                List.of(1, 2, 3),
                Optional.of(List.of("a b")),
                Optional.of("a,b"),
                new Caller.Inner("curl")));
    assertThat(Contract.of(Caller.class).bindHeaders(texts("Retry-After=,")).retryAfter())
        .isEmpty();
    assertThat(Contract.of(Caller.class).bindHeaders(Map.of())).isEqualTo(Caller.defaults());
  }

  @Test
  void whateverHoldsSeveral_isAList() {
    assertThat(Contract.of(Lists.class).bindHeaders(texts("Order=a, -b", "Names= x ,y")))
        .isEqualTo(
            new Lists(
                Sort.ascending(Field.A).then(Sort.descending(Field.B)),
                Patch.of(List.of("x", "y"))));
  }

  @Test
  void problems_pointAtTheHeader() {
    assertThat(
            problems(() ->
                Contract.of(Caller.class)
                    .bindHeaders(texts("X-Tenant=a", "X-Tenant=b", "Retry-After=1,x,-1"))))
        .containsExactly(
            "/X-Tenant repeated", "/Retry-After/1 wrong-type", "/Retry-After/2 too-small");
    assertThat(problems(() -> Contract.of(Required.class).bindHeaders(Map.of())))
        .containsExactly("/X-Tenant-Key missing");
  }

  @Test
  void headers_thatDifferInCaseAlone_areOne() {
    assertThatThrownBy(() -> Contract.of(Clash.class).headerNames())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the name 'A-B' is taken");
    assertThatThrownBy(() -> Contract.of(String.class).headerNames())
        .isInstanceOf(IllegalStateException.class);
  }
}
