package dev.tenon.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a service remembers of its template.
class StoredTest {

  private static final Answers ORDERS = Answers.of("orders").withOutbox(true);
  private static final Rendering RENDERING = Rendering.of(TestTemplate.ONE, ORDERS);
  private static final LockFile LOCK = LockFile.of("0.1.0", RENDERING, ORDERS);

  @TempDir private Path folder;

  @Test
  void lock_isReadAsItWasWritten() {
    assertThat(LockFile.read(LOCK.toJson())).isEqualTo(LOCK);
    assertThat(LOCK.toJson())
        .startsWith(
            """
            {
              "answers": {
                "description": "A service made with Tenon.",
                "engine": "helidon",
                "name": "orders",
                "outbox": true,
                "package": "com.example.orders"
              },
              "files": {
                ".gitignore": \
            """)
        .endsWith(
            "\n  },\n  \"template\": \"service\",\n  \"templateHash\": \"%s\",\n  \"tenon\": \"0.1.0\"\n}\n"
                .formatted(RENDERING.hash()));
  }

  @Test
  void lock_ofAnEmptyRendering_isJsonToo() {
    var empty = new LockFile("1", "x", ORDERS, new TreeMap<>());

    assertThat(LockFile.read(empty.toJson())).isEqualTo(empty);
    assertThat(empty.toJson()).contains("\"files\": {},");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"tenon\": \"0.1.0\"|\"tenon\": 1|tenon is missing, or of another kind",
        "\"template\": \"service\"|\"template\": \"worker\"|of another template than service",
        "\"engine\": \"helidon\"|\"engine\": \"netty\"|there is no engine netty",
        "\"outbox\": true|\"outbox\": \"yes\"|outbox is missing",
        "\"name\": \"orders\"|\"name\": \"../..\"|\"../..\" is no name",
        "\"answers\": {|\"answers\": 1, \"more\": {|answers is missing",
        "\"files\": {|\"files\": [], \"more\": {|files is missing",
        "\"answers\"|answers|damaged"
      })
  void lock_thatIsDamaged_isRefused(String good, String bad, String words) {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> LockFile.read(LOCK.toJson().replace(good, bad)))
        .withMessageContainingAll("TENON-N05", "lock.json is damaged", words, "git checkout");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "null", "1", "{}", "{", "{\"template\": \"service\", \"template\": 1}"})
  void lock_thatIsNone_isRefused(String text) {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> LockFile.read(text))
        .withMessageContaining("lock.json is damaged");
  }

  @Test
  void base_isReadAsItWasWritten() throws IOException {
    assertThat(read(BaseFile.write(RENDERING))).isEqualTo(RENDERING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "/etc/passwd",
        "a/../../x",
        "a//b",
        "a/./b",
        "",
        "C:\\x",
        "a\\b",
        ".git/config",
        ".GIT/hooks/x",
        ".tenon/lock.json",
        "a\nb"
      })
  void base_withAPathThatLeadsElsewhere_isRefused(String path) throws IOException {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> read(zip(Map.of(path, "x"))))
        .withMessageContainingAll("TENON-N05", "is no path of a file in a service");
  }

  @Test
  void base_withAPathOfUnheardLength_isRefused() throws IOException {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> read(zip(Map.of("a".repeat(401), "x"))))
        .withMessageContaining("is no path");
  }

  @Test
  void failureWithoutAMessage_isNamed() {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() ->
            Step.tried(
                "It cannot be read.",
                () -> {
                  throw new EOFException();
                }))
        .withMessage(
            "TENON-N03  It cannot be read. (EOFException)\n  Look at the rights of the folder and at the space on its disk, then run the command again.");
  }

  @Test
  void base_thatIsDamaged_isRefused() throws IOException {
    var good = BaseFile.write(RENDERING);
    var damaged = good.clone();
    int place = new String(good, StandardCharsets.ISO_8859_1).indexOf("#!/bin/sh");
    damaged[place] ^= 1;

    for (var bytes :
        new byte[][] {
          {}, "no zip".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(good, 60), damaged
        }) {
      assertThatExceptionOfType(ScaffoldFailure.class)
          .isThrownBy(() -> read(bytes))
          .withMessageContaining("base.zip is damaged");
    }
  }

  @Test
  void base_thatIsTooMuch_isRefused() throws IOException {
    var bomb = zip(Map.of("a", "0".repeat(20 << 20), "b", "0".repeat(20 << 20)));
    var many = new TreeMap<String, String>();
    for (int i = 0; i <= 10_000; i++) {
      many.put("f" + i, "");
    }
    for (var bytes : new byte[][] {bomb, zip(many)}) {
      assertThatExceptionOfType(ScaffoldFailure.class)
          .isThrownBy(() -> read(bytes))
          .withMessageContaining("it holds more than a service");
    }
  }

  private Rendering read(byte[] bytes) throws IOException {
    return BaseFile.read(Files.write(folder.resolve("base.zip"), bytes));
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
