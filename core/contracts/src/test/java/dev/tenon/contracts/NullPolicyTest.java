package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.json;
import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NullPolicyTest {

  record Profile(
      @NullIsAbsent @Nullable String nickname,
      @NullIsAbsent Optional<String> picture,
      @NullIsAbsent Patch<String> status,
      @NullIsAbsent int limit,
      @NullIsAbsent Sort<NullPolicyTest.Field> sort,
      @Nullable String told) {

    static Profile defaults() {
      return new Profile(null, Optional.empty(), Patch.absent(), 20, Sort.none(), "x");
    }
  }

  enum Field {
    A
  }

  record Required(@NullIsAbsent String name) {}

  record Clearing(@NullIsAbsent Patch<@Nullable String> name) {}

  private static final String NULLS =
      "{\"nickname\":null,\"picture\":null,\"status\":null,\"limit\":null,\"sort\":null,\"told\":null}";

  @Test
  void null_isReadAsAbsent() {
    assertThat(read(Profile.class, NULLS))
        .isEqualTo(new Profile(null, Optional.empty(), Patch.absent(), 20, Sort.none(), null));
    assertThat(read(Profile.class, "{}")).isEqualTo(Profile.defaults());
  }

  @Test
  void null_givenTwice_isStillTwice() {
    assertThat(problems(Profile.class, "{\"limit\":null,\"limit\":1}"))
        .containsExactly("/limit duplicate-field");
  }

  @Test
  void null_isLeftOutWhenWritten_andElsewhereWritten() {
    assertThat(json(Contract.of(Profile.class), read(Profile.class, NULLS)))
        .isEqualTo("{\"limit\":20,\"sort\":[],\"told\":null}");
    assertThat(json(Contract.of(Profile.class), read(Profile.class, "{\"nickname\":\"a\"}")))
        .startsWith("{\"nickname\":\"a\",");
  }

  @Test
  void schema_takesNull_andPromisesNone() {
    var contract = Contract.of(Profile.class);
    var read = JsonSchemas.of("#/", List.of(contract), List.of()).definitions().get("Profile");
    var written = JsonSchemas.of("#/", List.of(), List.of(contract)).definitions().get("Profile");

    assertThat(read)
        .asString()
        .contains("nickname={type=[string, null]", "limit={type=[integer, null]");
    assertThat(written)
        .asString()
        .contains("nickname={type=string}", "required=[limit, sort, told]");
  }

  @Test
  void null_whereAbsentMeansNothing_isRefused() {
    assertThatThrownBy(() -> Contract.of(Required.class))
        .hasMessageContainingAll("Required.name", "@NullIsAbsent and must be there", "defaults()");
    assertThatThrownBy(() -> Contract.of(Clearing.class))
        .hasMessageContainingAll("Clearing.name", "to clear it");
  }
}
