package dev.tenon.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// The child's end of the lines to the process that started it; see [Child].
final class Station {

  private Station() {}

  /// Begins to listen. When there is nobody left to listen to, this process ends on the spot.
  ///
  /// @param told takes each line, on the listening thread
  static void open(Consumer<String> told) {
    Thread.ofPlatform().daemon().name("station").start(() -> listen(told));
  }

  private static void listen(Consumer<String> told) {
    try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      lines.lines().forEach(told);
    } catch (IOException gone) {
      // It is as gone as if its output had ended.
    } finally {
      Runtime.getRuntime().halt(3);
    }
  }

  static void say(String line) {
    System.out.println(line);
  }

  /// What the process that started this one has set for it.
  static String setting(String name) {
    var value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set; this is started by the chaos tests.");
    }
    return value;
  }
}
