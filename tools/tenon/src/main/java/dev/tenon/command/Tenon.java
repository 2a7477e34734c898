package dev.tenon.command;

import dev.tenon.scaffold.Template;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The command `tenon`.
public final class Tenon {

  private Tenon() {}

  /// Runs the command, and ends the process with its exit code where that is not 0.
  public static void main(String... args) {
    int status = new Dispatch(session()).run(args);
    if (status != ExitCode.OK) {
      System.exit(status);
    }
  }

  private static Session session() {
    return new Session(
        Path.of("").toAbsolutePath(),
        System.getenv(),
        System.getenv().getOrDefault("TENON_TERMINAL", ""),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        new Programs(),
        Template::service);
  }
}
