package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a process says of its AOT cache, in processes with caches good and bad.
@Timeout(180)
class AotCacheTest {

  private static final String ON = "AOT cache on";
  private static final String REJECTED = "AOT cache rejected: ";

  @TempDir private static Path trained;

  @TempDir private Path folder;
  private Path jar;
  private Path cache;

  @BeforeAll
  static void train() throws Exception {
    var jar = trained.resolve("child.jar");
    AotChild.jar(jar);
    var made = trained.resolve("cache");
    assertThat(java(jar, "-XX:AOTCacheOutput=" + made)).startsWith("AOT cache off");
    assertThat(made).exists();
  }

  @BeforeEach
  void copy() throws IOException {
    jar = copy("child.jar");
    cache = copy("cache");
  }

  @Test
  void trainedCache_isOn() throws Exception {
    assertThat(start()).containsExactly(ON);
  }

  @Test
  void noCache_isOff() throws Exception {
    assertThat(java(jar)).containsExactly("AOT cache off");
  }

  @Test
  void cacheThatIsNotThere_isRejected() throws Exception {
    Files.delete(cache);

    assertThat(start()).containsExactly(REJECTED + "there is no readable file " + cache);
  }

  @Test
  void truncatedCache_isRejected() throws Exception {
    try (var file = Files.newByteChannel(cache, StandardOpenOption.WRITE)) {
      file.truncate(Files.size(cache) / 2);
    }

    assertThat(start()).singleElement().asString().startsWith(REJECTED).contains("train it again");
  }

  @Test
  void cacheOfAnotherJdk_isRejected() throws Exception {
    // The header names the JVM that made it, in plain text.
    var bytes = Files.readAllBytes(cache);
    int version = indexOf(bytes, System.getProperty("java.vm.name"));
    bytes[version]++;
    Files.write(cache, bytes);

    assertThat(start()).singleElement().asString().startsWith(REJECTED).contains("another JDK");
  }

  @Test
  void cacheOfOtherFlags_isRejected() throws Exception {
    assertThat(start("-XX:-UseCompactObjectHeaders"))
        .singleElement()
        .asString()
        .startsWith(REJECTED)
        .contains("other flags");
  }

  @Test
  void cacheBesideADebugger_isRejected() throws Exception {
    assertThat(start("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0"))
        .anyMatch(line -> line.equals(REJECTED + "the JVM uses none beside a debugger"));
  }

  /// A JVM before 25.0.4 takes such a cache, a later one rejects it.
  @Test
  void jarThatChangedSince_isNeverTakenSilently() throws Exception {
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(String.join(", ", start()))
        .matches(said -> said.equals(ON + ", changed: child.jar") || said.startsWith(REJECTED));
  }

  @Test
  void jarThatChangedSince_isRefused_withTheRemedy() throws Exception {
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    var used = new AotCache(cache.toString(), true, "");

    assertThatThrownBy(() -> used.requireFresh("missing.jar:" + jar))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(cache.toString(), jar.toString(), "Train the cache again");
  }

  @Test
  void text_saysWhatIs_andWhy() {
    assertThat(new AotCache("", true, "").text()).isEqualTo("AOT cache off");
    assertThat(new AotCache(cache.toString(), true, "").text()).isEqualTo(ON);
    assertThat(new AotCache("nowhere", false, "").text())
        .isEqualTo(REJECTED + "there is no readable file nowhere");
    assertThat(new AotCache(cache.toString(), false, "-Xmx1g -agentlib:jdwp=x").text())
        .endsWith("beside a debugger");
    assertThat(rejected().text()).startsWith(REJECTED + cache).endsWith("train it again");
  }

  @Test
  void cacheNewerThanItsJars_isFresh() {
    var used = new AotCache(cache.toString(), true, "");

    assertThat(used.requireFresh(jar.toString())).isSameAs(used);
  }

  @Test
  void cacheThatIsNotUsed_needsNotBeFresh() throws Exception {
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

    for (var cacheNow : List.of(new AotCache("", true, ""), rejected())) {
      assertThat(cacheNow.requireFresh(jar.toString())).isSameAs(cacheNow);
    }
  }

  private AotCache rejected() {
    return new AotCache(cache.toString(), false, "");
  }

  private List<String> start(String... flags) throws Exception {
    var all = new ArrayList<>(List.of(flags));
    all.addFirst("-XX:AOTCache=" + cache);
    return java(jar, all.toArray(String[]::new));
  }

  private static List<String> java(Path jar, String... flags) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xlog:disable"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", jar.toString(), AotChild.class.getName()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      var said = lines.lines().filter(line -> !line.startsWith("Picked up")).toList();
      assertThat(process.waitFor()).as(() -> String.join("\n", said)).isZero();
      return said;
    }
  }

  private Path copy(String name) throws IOException {
    return Files.copy(
        trained.resolve(name), folder.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static int indexOf(byte[] bytes, String text) {
    var all = new String(bytes, StandardCharsets.ISO_8859_1);
    int found = all.indexOf(text);
    assertThat(found).isNotNegative();
    return found;
  }
}
