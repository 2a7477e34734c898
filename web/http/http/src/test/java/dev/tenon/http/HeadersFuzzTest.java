package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.testkit.Mutations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Any values of the headers that are read. The input is one value a line, all of one header.
public class HeadersFuzzTest {

  private static final String JSON = "application/json";

  @Test
  void anyValues_areReadOrRefused() {
    Mutations.ofFolder(Path.of("src/test/fuzz/HeadersFuzzTest"))
        .with("\n", ",", ";", "\"", "W/", "*", "*/*", "q=", "0.", "application/json", "\t", "\0")
        .feed(20_000, HeadersFuzzTest::fuzzerTestOneInput);
  }

  /// Also called by Jazzer, by this name.
  public static void fuzzerTestOneInput(byte[] input) {
    var values = List.of(new String(input, StandardCharsets.ISO_8859_1).split("\n", 100));
    assertTags(values);
    assertAccept(values);
    assertRequestId(values);
    values.forEach(HeadersFuzzTest::assertWritten);
  }

  private static void assertTags(List<String> values) {
    var tags = tags(values);
    if (tags.isEmpty()) {
      return;
    }
    assertThat(tags(List.of(String.join(" ,\t", tags.get())))).isEqualTo(tags);
    assertThat(tags(tags.get())).isEqualTo(tags);
    var quoted = tags.get().stream().filter(tag -> !tag.equals("*")).toList();
    assertThat(quoted).allMatch(tag -> tag.matches("(W/)?\"[!-~&&[^\"]]*\""));
    assertThat(quoted)
        .allMatch(tag -> EntityTags.weaklyEqual(tag, "W/" + tag.replaceFirst("^W/", "")));
    assertThat(IfMatch.parse(values).accepts("7"))
        .isEqualTo(tags.get().contains("*") || tags.get().contains("\"7\""));
  }

  private static Optional<List<String>> tags(List<String> values) {
    try {
      return Optional.of(EntityTags.parse("If-Match", values));
    } catch (DomainError e) {
      assertThat(e.code()).isEqualTo(ErrorKind.MALFORMED);
      return Optional.empty();
    }
  }

  private static void assertAccept(List<String> values) {
    boolean accepts = accepts(values);
    assertThat(accepts(List.of(String.join(",", values)))).isEqualTo(accepts);
    assertThat(accepts(Stream.of(values, values).flatMap(List::stream).toList()))
        .isEqualTo(accepts);
    assertThat(accepts(Stream.concat(Stream.of(JSON), values.stream()).toList())).isTrue();
    assertThat(accepts(Stream.concat(Stream.of(JSON + ";q=0"), values.stream()).toList()))
        .isFalse();
  }

  private static boolean accepts(List<String> values) {
    try {
      Accept.require(JSON, values);
      return true;
    } catch (DomainError e) {
      assertThat(e.code()).isEqualTo(ErrorKind.NOT_ACCEPTABLE);
      return false;
    }
  }

  private static void assertRequestId(List<String> values) {
    var id = RequestId.of(values);
    assertThat(id).matches("[A-Za-z0-9._-]{1,128}");
    if (values.size() == 1 && values.getFirst().matches("[A-Za-z0-9._-]{1,128}")) {
      assertThat(id).isEqualTo(values.getFirst());
    }
  }

  private static void assertWritten(String value) {
    boolean isPrintable = value.matches("[\\t -~]*");
    try {
      assertThat(Headers.of("X", value).first("x")).hasValue(value);
      assertThat(isPrintable).as("taken").isTrue();
    } catch (IllegalArgumentException e) {
      assertThat(isPrintable).as("refused").isFalse();
    }
  }
}
