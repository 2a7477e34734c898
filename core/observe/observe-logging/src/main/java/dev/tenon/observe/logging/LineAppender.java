package dev.tenon.observe.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.tenon.redaction.Redaction;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// Writes each event to the standard output in one piece, in a format that can be exchanged while
/// others log.
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

  static final String NAME = "tenon";

  private volatile LineFormat format = new JsonFormat("", "", Redaction.standard());
  private volatile Set<String> levelled = Set.of();

  LineAppender() {
    setName(NAME);
  }

  void use(LineFormat other) {
    this.format = other;
  }

  /// Keeps the names of the loggers with a level of their own, and returns those that have none any
  /// more.
  Set<String> exchangeLevelled(Set<String> names) {
    var gone = new HashSet<>(levelled);
    gone.removeAll(names);
    levelled = names;
    return gone;
  }

  @Override
  protected void append(ILoggingEvent event) {
    var now = format;
    String line;
    try {
      line = now.format(event);
    } catch (Throwable failure) {
      line = now.failed(event, failure);
    }
    write(System.out, line);
  }

  /// One call, so that lines do not mix; the stream keeps what goes wrong to itself.
  private static void write(PrintStream out, String line) {
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
