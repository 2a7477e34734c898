package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.HostileInputTest.Everything;
import dev.tenon.contracts.UnionTest.Tree;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.testkit.Mutations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Any bytes as a body: refused as malformed exactly when they are no JSON, read without surprises,
/// and written so that they come back.
public class JsonFuzzTest {

  private static final Contract<Object> ANY = Contract.of(Object.class);
  private static final Contract<Everything> EVERYTHING = Contract.of(Everything.class);
  private static final Contract<Tree> UNION = Contract.of(Tree.class);

  @Test
  void anyBytes_areReadOrRefused() {
    Mutations.ofFolder(Path.of("src/test/fuzz/JsonFuzzTest"))
        .with("{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "-", "1e9")
        .feed(6_000, JsonFuzzTest::fuzzerTestOneInput);
  }

  /// Also called by Jazzer, by this name.
  public static void fuzzerTestOneInput(byte[] input) {
    judge(ANY, input);
    judge(EVERYTHING, input);
    judge(UNION, input);
  }

  private static <T> void judge(Contract<T> contract, byte[] input) {
    var value = read(contract, input);
    assertThat(value.isPresent() || isInvalid(contract, input))
        .as("taken for JSON by %s", contract)
        .isEqualTo(JsonGrammar.allows(input, Limits.defaults()));
    value.ifPresent(read -> assertComesBack(contract, read));
  }

  private static <T> Optional<T> read(Contract<T> contract, byte[] input) {
    try {
      return Optional.ofNullable(contract.parse(input));
    } catch (DomainError e) {
      assertThat(e.code()).isIn(ErrorKind.MALFORMED, ErrorKind.INVALID);
      assertThat(e.problems()).hasSizeLessThanOrEqualTo(101);
      assertThat(e.message()).hasSizeLessThan(300);
      e.problems().forEach(problem -> assertThat(problem.message()).hasSizeLessThan(1_000));
      return Optional.empty();
    }
  }

  /// Also what is `null`, which is no value for an `Optional`.
  private static boolean isInvalid(Contract<?> contract, byte[] input) {
    try {
      return contract.parse(input) == null;
    } catch (DomainError e) {
      return e.code() == ErrorKind.INVALID;
    }
  }

  private static <T> void assertComesBack(Contract<T> contract, T value) {
    var json = contract.toJson(value);
    assertThat(contract.parse(json))
        .as(() -> new String(json, StandardCharsets.UTF_8))
        .isEqualTo(value);
  }
}
