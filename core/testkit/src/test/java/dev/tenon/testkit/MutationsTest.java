package dev.tenon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationsTest {

  private static final int ROUNDS = 2_000;

  @Test
  void feed_beginsWithTheSeeds_andIsTheSameInEveryRun() {
    var mutations = Mutations.of("one", "two").with("{", "}");

    assertThat(inputs(mutations)).hasSize(2 + ROUNDS).startsWith("one", "two");
    assertThat(inputs(mutations)).isEqualTo(inputs(Mutations.of("one", "two").with("{", "}")));
    assertThat(inputs(mutations)).isNotEqualTo(inputs(mutations.startingAt(2)));
  }

  @Test
  void feed_changesEverything() {
    assertThat(inputs(Mutations.of("{\"a\": 1}", "[true]").with("null")))
        .anySatisfy(input -> assertThat(input).contains("null"))
        .anySatisfy(input -> assertThat(input).startsWith("{\"a\"").endsWith("true]"))
        .anySatisfy(input -> assertThat(input).hasSizeLessThan(6))
        .anySatisfy(input -> assertThat(input).hasSizeGreaterThan(500))
        .anySatisfy(input -> assertThat(input).containsPattern("[\\x80-\\xff]"));
  }

  @Test
  void feed_ofNothing_isSomething() {
    assertThat(inputs(Mutations.of(""))).contains("", "\0").hasSize(1 + ROUNDS);
  }

  @Test
  void feed_neverGrowsWithoutBound() {
    assertThat(inputs(Mutations.of("a".repeat(Mutations.LONGEST))))
        .allSatisfy(input -> assertThat(input).hasSizeLessThanOrEqualTo(Mutations.LONGEST))
        .anySatisfy(input -> assertThat(input).hasSize(Mutations.LONGEST).isNotBlank());
  }

  @Test
  void reader_mayChangeItsInput() {
    var seen = new ArrayList<String>();
    Mutations.of("abc")
        .feed(
            10,
            input -> {
              seen.add(text(input));
              Arrays.fill(input, (byte) 0);
            });

    assertThat(seen).startsWith("abc").anySatisfy(text -> assertThat(text).containsAnyOf("b", "c"));
  }

  @Test
  void reader_thatFails_isToldOfWithItsInput() {
    var cause = new IllegalStateException("no");

    assertThatThrownBy(() ->
            Mutations.of("fine", "worse")
                .feed(
                    0,
                    input -> {
                      if (input[0] == 'w') {
                        throw cause;
                      }
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("d29yc2U=", "worse")
        .hasCause(cause);
  }

  @Test
  void folder_givesItsFilesByName(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("b"), "two");
    Files.writeString(folder.resolve("a"), "one");
    Files.createDirectory(folder.resolve("c"));

    assertThat(inputs(Mutations.ofFolder(folder))).startsWith("one", "two");
  }

  @Test
  void folder_thatIsEmptyOrNotThere_isRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> Mutations.ofFolder(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> Mutations.ofFolder(folder.resolve("none")))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static List<String> inputs(Mutations mutations) {
    var inputs = new ArrayList<String>();
    mutations.feed(ROUNDS, input -> inputs.add(text(input)));
    return inputs;
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.ISO_8859_1);
  }
}
