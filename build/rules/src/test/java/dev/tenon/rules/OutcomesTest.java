package dev.tenon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An outcome that must not be ignored is a compile error, where the compiler has Error Prone.
class OutcomesTest {

  private static final String SOURCE =
      """
      import dev.tenon.lock.Locks;
      import java.time.Clock;
      import java.time.Duration;

      class Outcomes {
        private static final Duration LEASE = Duration.ofSeconds(30);
        private static final Locks LOCKS = Locks.inMemory(Clock.systemUTC());

        static void ignored() {
          LOCKS.acquire("a", LEASE);
          LOCKS.whileHeld("a", LEASE, lease -> 1);
          LOCKS.runWhileHeld("a", LEASE, lease -> {});
        }

        static boolean lookedAt() {
          return LOCKS.runWhileHeld("a", LEASE, lease -> lease.requireHeld());
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void ignored_doesNotCompile() throws Exception {
    var source = Files.writeString(folder.resolve("Outcomes.java"), SOURCE);
    var output = folder.resolve("output.txt");
    var compiler = new ProcessBuilder(command(source)).redirectErrorStream(true);
    compiler.redirectOutput(output.toFile()).start().waitFor();

    assertThat(Files.readString(output))
        .contains("[CheckReturnValue]", "LOCKS.acquire(", "LOCKS.whileHeld(", "3 errors")
        .doesNotContain("requireHeld");
  }

  private List<String> command(Path source) {
    var classPath = System.getProperty("java.class.path");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    Stream.of("api", "file", "main", "model", "parser", "processing", "tree", "util")
        .map(part -> "-J--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED")
        .forEach(command::add);
    Stream.of("code", "comp")
        .map(part -> "-J--add-opens=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED")
        .forEach(command::add);
    command.addAll(
        List.of(
            "-J-Duser.language=en",
            "-proc:none",
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-Xplugin:ErrorProne",
            "-processorpath",
            classPath,
            "-classpath",
            classPath,
            "-d",
            folder.toString(),
            source.toString()));
    return command;
  }
}
