package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `build/launch`: a cache once per build, and a start whatever becomes of it.
@Timeout(180)
class LaunchScriptTest {

  private static final String TRAINING = "training the AOT cache (once per build) … ";

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void makeJar() throws IOException {
    Files.createDirectory(folder.resolve("lib"));
    jar = folder.resolve("lib/child.jar");
    AotChild.jar(jar);
    AotChild.jar(folder.resolve("service.jar"));
  }

  @Test
  void cache_isTrainedOnce_andUsedFromThenOn() throws Exception {
    var first = launch(Map.of());
    assertThat(first).hasSize(2);
    assertThat(first.getFirst()).startsWith(TRAINING).endsWith(" s");
    assertThat(first.getLast()).isEqualTo("AOT cache on");

    assertThat(launch(Map.of())).containsExactly("AOT cache on");
    assertThat(folder.resolve("aot")).isDirectoryNotContaining("glob:**new-*");
  }

  @Test
  void cache_isTrainedWithoutAWord_whereNobodyWatches() throws Exception {
    assertThat(launch(Map.of("PROGRESS", "off"))).containsExactly("AOT cache on");
  }

  @Test
  void jarThatChanged_meansAnotherTraining() throws Exception {
    launch(Map.of());
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

    var second = launch(Map.of());

    assertThat(second.getFirst()).startsWith(TRAINING).endsWith(" s");
    assertThat(second.getLast()).isEqualTo("AOT cache on");
  }

  @Test
  void trainingThatFails_isSaid_andTheServiceStarts() throws Exception {
    var lines = launch(Map.of(), "--broken");

    assertThat(lines)
        .startsWith(TRAINING + "failed")
        .endsWith("AOT cache off")
        .anyMatch(line -> line.startsWith("AOT cache off: its training failed; "));
    assertThat(folder.resolve("aot/training.log")).content().contains("broken on purpose");
  }

  @Test
  void folderThatCannotBeWritten_isSaid_andTheServiceStarts() throws Exception {
    Files.createFile(folder.resolve("aot"));

    assertThat(launch(Map.of()))
        .containsExactly("AOT cache off: " + folder + "/aot cannot be written to", "AOT cache off");
  }

  @Test
  void cacheThatNobodyWants_isNotTrained() throws Exception {
    assertThat(launch(Map.of("AOT", "off"))).containsExactly("AOT cache off");
    assertThat(folder.resolve("aot")).doesNotExist();
  }

  private List<String> launch(Map<String, String> environment, String... arguments)
      throws Exception {
    var command = new ArrayList<>(List.of("../build/launch", folder.toString()));
    command.add(AotChild.class.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      var said = lines.lines().toList();
      assertThat(process.waitFor()).as(() -> String.join("\n", said)).isZero();
      return said;
    }
  }
}
