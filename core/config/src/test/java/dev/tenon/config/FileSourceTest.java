package dev.tenon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {

  @Test
  void maps_makeThePath_andTheLineIsKept() {
    var settings =
        read(
            """
            # Where it listens.
            http:
              host: 0.0.0.0

              port: 8080
            database.url: "jdbc:x"
            """);

    assertThat(settings)
        .containsExactly(
            new Setting("http.host", List.of("0.0.0.0"), "http.host", "app.yaml line 3"),
            new Setting("http.port", List.of("8080"), "http.port", "app.yaml line 5"),
            new Setting("database.url", List.of("jdbc:x"), "database.url", "app.yaml line 6"));
  }

  @Test
  void list_hasOneTextAnItem() {
    assertThat(read("tags: [a, 'b,c']\nhosts:\n- x\n- y\nnone: []\n"))
        .extracting(Setting::values)
        .containsExactly(List.of("a", "b,c"), List.of("x", "y"), List.of(""));
  }

  @Test
  void values_areTheTextThatIsWritten() {
    assertThat(read("a: no\nb: 0x10\nc: 1_000\nd: \"\"\ne: 1e3\nf: 'null'\ng: |\n  two\n  lines\n"))
        .extracting(Setting::values)
        .containsExactly(
            List.of("no"),
            List.of("0x10"),
            List.of("1_000"),
            List.of(""),
            List.of("1e3"),
            List.of("null"),
            List.of("two\nlines\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "--- ~\n", "{}", "\uFEFF"})
  void fileWithoutSettings_setsNothing(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void byteOrderMark_isNoPartOfTheFirstName() {
    assertThat(read("\uFEFFname: x")).extracting(Setting::path).containsExactly("name");
  }

  @Test
  void windowsLineEnds_areLineEnds() {
    assertThat(read("a: 1\r\nb: 2\r\n"))
        .extracting(Setting::values)
        .containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void nameTwice_isRefused() {
    refused("http:\n  port: 1\n  port: 2\n")
        .isEqualTo(
            lines(
                "app.yaml line 3: 'http.port' is there twice.",
                "app.yaml line 3: 'http.port' is set a second time."));
    refused("http: {port: 1}\nhttp: {host: x}")
        .isEqualTo(lines("app.yaml line 2: 'http' is there twice."));
  }

  @Test
  void pathTwice_inTwoSpellings_isRefused() {
    refused("http: {port: 1}\nhttp.port: 2\n")
        .isEqualTo(lines("app.yaml line 2: 'http.port' is set a second time."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void nameWithoutValue_isRefused(String nothing) {
    var message = "'port' has no value; remove it, or write \"\" for an empty text.";
    refused("port: " + nothing + "\n").isEqualTo(lines("app.yaml line 1: " + message));
    refused("port: [" + nothing + " , 1]\n").startsWith("TENON-C01  app.yaml line 1: ");
  }

  @Test
  void anchorsAndAliases_areRefused() {
    refused("a: &x 1\nb: *x\nc: &m {d: 1}\ne: &l [1, 2]\n&k f: 1\n")
        .isEqualTo(
            lines(
                "app.yaml line 1: 'a' has an anchor; write the value out.",
                "app.yaml line 2: 'b' is an alias; write the value out.",
                "app.yaml line 3: 'c' has an anchor; write the value out.",
                "app.yaml line 4: 'e' has an anchor; write the value out.",
                "app.yaml line 5: '' has an anchor; write the value out."));
  }

  @Test
  void aliasesThatGrow_costNothing() {
    var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      bomb.append("%s: &%s [%s]\n".formatted(c, c, ("*" + (char) (c - 1) + ", ").repeat(10)));
    }

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> refused(bomb.toString()).contains("has an anchor"));
  }

  @Test
  void tags_areRefused() {
    refused("a: !!int 1\nb: !!java.net.URL [x, y]\nc: !local {d: 1}\n")
        .isEqualTo(
            lines(
                "app.yaml line 1: 'a' has a tag; the record says the type.",
                "app.yaml line 2: 'b' has a tag; the record says the type.",
                "app.yaml line 3: 'c' has a tag; the record says the type."));
  }

  @Test
  void secondDocument_isRefused() {
    refused("a: 1\n---\nb: 2\n")
        .isEqualTo(lines("app.yaml line 2: a second document begins; settings are one."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"just text", "[a, [b, {c: d}]]", "'null'"})
  void rootWithoutNames_isRefused(String text) {
    refused(text)
        .isEqualTo(
            lines("app.yaml line 1: names with values are expected, such as 'name: value'."));
  }

  @Test
  void listOfMore_isRefused_andTheRestIsRead() {
    refused("a: [1, [2, [3]], {b: {c: 4}}]\nd:\n")
        .isEqualTo(
            lines(
                "app.yaml line 1: 'a' is a list of plain values.",
                "app.yaml line 1: 'a' is a list of plain values.",
                "app.yaml line 2: 'd' has no value; remove it, or write \"\" for an empty text."));
  }

  @Test
  void onlyItemWithAComma_isRefused_sinceItWouldBecomeTwo() {
    refused("a: ['b,c']")
        .isEqualTo(
            lines("app.yaml line 1: the only item of 'a' cannot hold a comma, which parts items."));
  }

  @Test
  void nameThatIsNoText_isRefused() {
    refused("? [a, b]\n: c\n").isEqualTo(lines("app.yaml line 1: a name is a plain text."));
    refused("'': c\n").isEqualTo(lines("app.yaml line 1: a name is a plain text."));
    refused("*a : c\n").isEqualTo(lines("app.yaml line 1: a name is a plain text."));
  }

  @Test
  void tabInTheIndentation_isRefused_withItsLine() {
    refused("http:\n\tport: 1\n").startsWith("TENON-C01  app.yaml line 2: this is no YAML: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\x", "\\u00", "\\U00110000", "\\Uffffffff"})
  void brokenEscape_isRefused_withItsLine(String escape) {
    refused("a: 1\nb: \"" + escape).startsWith("TENON-C01  app.yaml line 2: this is no YAML: ");
    refused("a: 1\nb: \"" + escape + "\"\n").startsWith("TENON-C01  app.yaml line 2: ");
  }

  @Test
  void brokenYaml_isRefused_withNothingThatMovesTheCursor() {
    refused("a: |\t\n").endsWith("but found \\u0009(9).");
    refused("a: |\u0085\n").doesNotContain("\u0085");
  }

  @Test
  void brokenYaml_isRefused_withoutTheLinesAround() {
    refused("database:\n  password: hunter2\n  url: \"open\n")
        .startsWith("TENON-C01  app.yaml line 4: this is no YAML: ")
        .doesNotContain("hunter2");
    refused("password: [hunter2\nurl: x").doesNotContain("hunter2");
  }

  @Test
  void mistakesBeforeTheBrokenPlace_areListedToo() {
    refused("a:\nb: [1\n")
        .startsWith("TENON-C01  app.yaml line 1: 'a' has no value")
        .contains("line 3: this is no YAML");
  }

  @Test
  void characterThatYamlCannotHold_isRefused() {
    refused("a: 1\nb: x\u0000y\n").isEqualTo(lines("app.yaml line 2: YAML cannot hold U+0000."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a: ", "[", "? ", "- ", "a: [", "[{"})
  void endlessNesting_isRefused(String opening) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> refused(opening.repeat(300_000)).isNotEmpty());
  }

  @Test
  void nesting_hasABound() {
    refused("{a: ".repeat(33) + "1" + "}".repeat(33))
        .isEqualTo(lines("app.yaml line 1: this is nested more than 32 deep."));
    assertThat(read("{a: ".repeat(32) + "1" + "}".repeat(32))).hasSize(1);
  }

  @Test
  void mistakesWithoutEnd_areCut() {
    refused("a:\n".repeat(100_000)).hasLineCount(50);
  }

  @Test
  void fileInAnotherEncoding_isRefused_withItsLine() {
    refused("a: b\nc: ü\n".getBytes(StandardCharsets.ISO_8859_1))
        .isEqualTo(lines("app.yaml line 2: this is not UTF-8."));
    refused(new byte[] {'a', (byte) 0xC3}).isEqualTo(lines("app.yaml line 1: this is not UTF-8."));
  }

  @Test
  void hugeFile_isRefused() {
    refused(new byte[1024 * 1024 + 1]).isEqualTo(lines("app.yaml is larger than 1 MiB."));
    assertThat(read("#".repeat(1024 * 1024))).isEmpty();
  }

  @Test
  void fileThatCannotBeOpened_saysWhy() {
    refused(new NoSuchFileException("/x"))
        .isEqualTo(
            lines("app.yaml cannot be read: it is not there any more, or a link to nothing."));
    refused(new AccessDeniedException("/x"))
        .isEqualTo(lines("app.yaml cannot be read: this process may not read it."));
    refused(new IOException("Is a directory"))
        .isEqualTo(lines("app.yaml cannot be read: Is a directory."));
  }

  private static List<Setting> read(String text) {
    return source(text.getBytes(StandardCharsets.UTF_8)).read(Set.of());
  }

  private static FileSource source(byte[] bytes) {
    return new FileSource("app.yaml", () -> new ByteArrayInputStream(bytes));
  }

  private static AbstractStringAssert<?> refused(String text) {
    return refused(text.getBytes(StandardCharsets.UTF_8));
  }

  private static AbstractStringAssert<?> refused(byte[] bytes) {
    return refused(source(bytes));
  }

  private static AbstractStringAssert<?> refused(IOException failure) {
    return refused(
        new FileSource(
            "app.yaml",
            () -> {
              throw failure;
            }));
  }

  private static AbstractStringAssert<?> refused(FileSource source) {
    return assertThat(
        catchThrowableOfType(ConfigurationError.class, () -> source.read(Set.of())).getMessage());
  }

  private static String lines(String... messages) {
    return String.join(
        System.lineSeparator(), List.of(messages).stream().map("TENON-C01  "::concat).toList());
  }
}
