package dev.tenon.observe.logging;

import dev.tenon.observe.LogOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What is written to the standard output while it is open; the options go back to the defaults
/// afterwards.
final class Captured implements AutoCloseable {

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Captured(LogOptions options) {
    new LogbackBackend().configure(options);
    System.setOut(new PrintStream(bytes, false, StandardCharsets.ISO_8859_1));
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// The lines, in the sense of a line feed and nothing else.
  List<String> lines() {
    var text = text();
    if (text.isEmpty()) {
      return List.of();
    }
    if (!text.endsWith("\n")) {
      throw new AssertionError("a line is not ended: " + text);
    }
    return List.of(text.substring(0, text.length() - 1).split("\n", -1));
  }

  Map<String, Object> object() {
    var lines = lines();
    if (lines.size() != 1) {
      throw new AssertionError("not one line: " + lines);
    }
    return StrictJson.read(lines.getFirst());
  }

  @Override
  public void close() {
    System.setOut(before);
    new LogbackBackend().configure(LogOptions.defaults());
  }
}
