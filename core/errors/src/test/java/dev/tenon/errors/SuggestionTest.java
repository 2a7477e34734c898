package dev.tenon.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  private static final List<String> KNOWN =
      List.of("id", "name", "createdAt", "description", "http.port", "PRODUCTS__HTTP__MAX_SIZE");

  @ParameterizedTest
  @CsvSource({
    "nam, name",
    "names, name",
    "nane, name",
    "nmae, name",
    "Name, name",
    "naem2, name",
    "di, id",
    "created_at, createdAt",
    "CREATED-AT, createdAt",
    "descripton, description",
    "DESCRIPTION, description",
    "http.prot, http.port",
    "PRODUCTS__HTTP_MAXSIZE, PRODUCTS__HTTP__MAX_SIZE",
  })
  void nearest_findsWhatWasMeant(String name, String meant) {
    assertThat(Suggestion.nearest(name, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "nxyz", "ab", "abc", "x", "''", "http.hostname"})
  void nearest_guessesNothing_whereNothingIsClose(String name) {
    assertThat(Suggestion.nearest(name, KNOWN)).isEmpty();
  }

  @Test
  void nearest_ofSeveral_isTheClosest_thenTheFirst() {
    assertThat(Suggestion.nearest("price", List.of("pri", "prices", "pricey"))).contains("prices");
  }

  @Test
  void nearest_withoutCandidates_isEmpty() {
    assertThat(Suggestion.nearest("name", List.of())).isEmpty();
  }

  @Test
  void nearest_ofAnEndlessName_isNotSought() {
    var endless = "a".repeat(101);

    assertThat(Suggestion.nearest(endless, List.of(endless))).isEmpty();
  }
}
