package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.errors.DomainError;
import jakarta.validation.constraints.Email;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The JSON Schema suite of others (2020-12), read from the folder `json-schema` below the one that
/// the property `SUITES` names. The validator that judges our schemas in other tests must be right
/// about every keyword that stands in them; and what a format allows, our parser takes.
class SchemaSuiteConformance {

  record Address(@Email String value) {}

  /// One question to a validator.
  record Case(String name, Map<?, ?> schema, @Nullable Object data, boolean isValid) {

    /// Needs a server that hands out schemas.
    boolean isRemote() {
      return schema.toString().contains("localhost");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<String> keywords() {
    return SchemaKeywordsTest.USED.stream()
        .filter(keyword -> !SchemaKeywordsTest.WITHOUT_ASSERTION.contains(keyword))
        .filter(keyword -> !keyword.equals("format")) // below, since here it may refuse nothing
        .map(keyword -> keyword.replace("$", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("keywords")
  void validator_isRight_aboutEveryKeywordOfOurs(String keyword) throws IOException {
    assertThat(cases(keyword))
        .isNotEmpty()
        .filteredOn(each -> !each.isRemote())
        .allSatisfy(each -> assertThat(isValid(each)).as(each.name()).isEqualTo(each.isValid()));
  }

  @Test
  void dates_areTakenAsTheSuiteSays() throws IOException {
    assertThat(differences("date", Contract.of(LocalDate.class))).isEmpty();
    assertThat(differences("uuid", Contract.of(UUID.class))).isEmpty();
  }

  @Test
  void times_areTakenAsTheSuiteSays_butForLeapSecondsAndTheTenthDigit() throws IOException {
    assertThat(differences("date-time", Contract.of(Instant.class)))
        .containsExactly(
            "a valid date-time with a leap second, UTC",
            "a valid date-time with a leap second, with minus offset",
            "a second fraction of fifteen nines is valid");
  }

  @Test
  void addresses_areTakenAsTheSuiteSays_butForThePlainOnesAlone() throws IOException {
    assertThat(differences("email", Contract.of(Address.class)))
        .containsExactly(
            "a quoted string with a space in the local part is valid",
            "a quoted string with a double dot in the local part is valid",
            "a quoted string with a @ in the local part is valid",
            "an IPv4-address-literal after the @ is valid",
            "an IPv6-address-literal after the @ is valid");
  }

  @Test
  void references_areTakenAsTheSuiteSays() throws IOException {
    assertThat(differences("iri-reference", Contract.of(URI.class))).isEmpty();
  }

  /// Schemas name it nowhere, since more than ASCII is taken; what else differs is `java.net.URI`.
  @Test
  void references_inAscii_areThoseOfJava() throws IOException {
    assertThat(differences("uri-reference", Contract.of(URI.class)))
        .containsExactly(
            "unescaped non US-ASCII characters",
            "an empty URI reference",
            "a network-path reference with an empty authority",
            "a non-numeric port in a network-path reference",
            "more than one at-sign in the authority",
            "a leading zero in the IPv4 part of an IPv6 literal");
  }

  /// Which texts our parser judges in another way than the suite.
  private static List<String> differences(String format, Contract<?> contract) throws IOException {
    var differences = new ArrayList<String>();
    for (var each : cases("optional/format/" + format)) {
      if (each.data() instanceof String && isTaken(contract, each.data()) != each.isValid()) {
        differences.add(each.name());
      }
    }
    return differences;
  }

  private static boolean isTaken(Contract<?> contract, Object text) {
    var json = SchemaValues.json(contract.isScalar() ? text : Map.of("value", text));
    try {
      contract.parse(Reading.bytes(json));
      return true;
    } catch (DomainError e) {
      return false;
    }
  }

  private static boolean isValid(Case each) {
    return SchemaOracle.of(Keywords.copy(named(each.schema())))
        .complaints(SchemaValues.json(each.data()))
        .isEmpty();
  }

  @SuppressWarnings("unchecked") // schemas are objects with names
  private static Map<String, Object> named(Map<?, ?> schema) {
    return (Map<String, Object>) schema;
  }

  private static List<Case> cases(String file) throws IOException {
    var suites = System.getProperty("SUITES", System.getenv().getOrDefault("SUITES", ""));
    var folder = Path.of(suites, "json-schema");
    assumeTrue(
        !suites.isEmpty() && Files.isDirectory(folder),
        "There is no folder '%s'; name the one with the suites by -DSUITES=…".formatted(folder));
    var groups =
        Contract.of(Object.class).parse(Files.readAllBytes(folder.resolve(file + ".json")));
    var cases = new ArrayList<Case>();
    for (var group : (List<?>) groups) {
      var some = (Map<?, ?>) group;
      if (some.get("schema") instanceof Map<?, ?> schema) {
        for (var test : (List<?>) at(some, "tests")) {
          var each = (Map<?, ?>) test;
          cases.add(
              new Case(
                  (String) at(each, "description"),
                  schema,
                  each.get("data"),
                  (boolean) at(each, "valid")));
        }
      }
    }
    return cases;
  }

  private static Object at(Map<?, ?> object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }
}
