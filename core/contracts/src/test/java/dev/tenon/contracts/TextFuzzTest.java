package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.testkit.Mutations;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Any texts as variables of a path, query strings and settings. The input is lines of `name=text`.
public class TextFuzzTest {

  enum Colour {
    RED,
    GREEN
  }

  record Search(
      @Nullable @Size(max = 20) String text,
      @Nullable Colour colour,
      @Nullable List<Integer> numbers,
      @Nullable Set<UUID> ids,
      Optional<Instant> since,
      @Nullable Duration age,
      @Nullable BigDecimal price,
      @Nullable Boolean open,
      int limit) {}

  private static final Contract<Search> SEARCH = Contract.of(Search.class);

  private static final List<Contract<?>> NUMBERS =
      List.of(
          Contract.of(Integer.class),
          Contract.of(Long.class),
          Contract.of(Short.class),
          Contract.of(Double.class),
          Contract.of(Float.class),
          Contract.of(BigDecimal.class),
          Contract.of(BigInteger.class),
          Contract.of(Boolean.class));

  private static final List<Contract<?>> TEXTS =
      List.of(
          Contract.of(String.class),
          Contract.of(UUID.class),
          Contract.of(Instant.class),
          Contract.of(LocalDate.class),
          Contract.of(LocalTime.class),
          Contract.of(LocalDateTime.class),
          Contract.of(URI.class),
          Contract.of(Colour.class),
          Contract.of(byte[].class));

  @Test
  void anyTexts_areBoundOrRefused() {
    Mutations.ofFolder(Path.of("src/test/fuzz/TextFuzzTest"))
        .with("\n", "=", ",", "limit", "numbers", "ids", "since", "age", "price", "-", "e", "\0")
        .feed(500, TextFuzzTest::fuzzerTestOneInput);
  }

  /// Also called by Jazzer, by this name.
  public static void fuzzerTestOneInput(byte[] input) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var line : new String(input, StandardCharsets.UTF_8).split("\n", 60)) {
      int equals = line.indexOf('=');
      var text = line.substring(equals + 1);
      values
          .computeIfAbsent(equals < 0 ? "" : line.substring(0, equals), _ -> new ArrayList<>())
          .add(text);
      assertReadAlike(text);
    }
    assertBoundAlike(values);
  }

  /// The record has no record inside, so both ways to name its components are one.
  private static void assertBoundAlike(Map<String, List<String>> values) {
    var flat = outcome(() -> SEARCH.bind(values));
    assertThat(outcome(() -> SEARCH.bindPaths(values))).isEqualTo(flat);
    flat.ifPresent(
        search -> assertThat(SEARCH.parse(SEARCH.toJson((Search) search))).isEqualTo(search));
  }

  /// A text is read as in JSON, with or without quotes.
  private static void assertReadAlike(String text) {
    var quoted = Contract.of(String.class).toJson(text);
    for (var contract : TEXTS) {
      assertAlike(contract, text, quoted);
    }
    var bare = text.getBytes(StandardCharsets.UTF_8);
    for (var contract : NUMBERS) {
      // JSON may have blanks around a number.
      if (text.strip().equals(text)) {
        assertAlike(contract, text, bare);
      }
    }
    outcome(() -> Contract.of(Duration.class).fromText(text))
        .ifPresent(duration -> assertComesBack(Contract.of(Duration.class), (Duration) duration));
  }

  private static void assertAlike(Contract<?> contract, String text, byte[] json) {
    var value = outcome(() -> contract.fromText(text)).orElse(null);
    if (!Objects.deepEquals(value, outcome(() -> contract.parse(json)).orElse(null))) {
      throw new AssertionError("%s of '%s': %s".formatted(contract, text, value));
    }
  }

  private static <T> void assertComesBack(Contract<T> contract, T value) {
    assertThat(contract.parse(contract.toJson(value))).isEqualTo(value);
  }

  @FunctionalInterface
  private interface Reading {
    Object read();
  }

  private static Optional<Object> outcome(Reading reading) {
    try {
      return Optional.of(reading.read());
    } catch (DomainError e) {
      if (e.code() != ErrorKind.INVALID && e.code() != ErrorKind.MALFORMED) {
        throw new AssertionError("neither invalid nor malformed", e);
      }
      return Optional.empty();
    }
  }
}
