package dev.tenon.observe.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.tenon.redaction.Redaction;

/// Writes an exception with its causes as the JDK does, but bounded, and with every message on one
/// line.
final class StackText {

  static final int MAX = 16_384;

  private static final int MAX_MESSAGE = 4_096;
  private static final int MAX_DEPTH = 16;
  private static final int MAX_FRAMES = 100;
  private static final String CUT = "… (cut)\n";

  private final StringBuilder out = new StringBuilder();
  private final Redaction redaction;
  private boolean full;

  private StackText(Redaction redaction) {
    this.redaction = redaction;
  }

  /// The whole, each line ended by a line feed.
  static String of(IThrowableProxy error, Redaction redaction) {
    var text = new StackText(redaction);
    text.write("", "", error, 0);
    return text.out.toString();
  }

  /// The message of an exception as it may be written, on one line; empty where it has none.
  static String message(IThrowableProxy error, Redaction redaction) {
    var out = new StringBuilder();
    var message = error.getMessage();
    if (message != null) {
      SafeText.escaped(out, SafeText.cut(redaction.text(message), MAX_MESSAGE));
    }
    return out.toString();
  }

  private void write(String indent, String title, IThrowableProxy error, int depth) {
    var message = message(error, redaction);
    var heading = indent + title + error.getClassName() + (message.isEmpty() ? "" : ": " + message);
    if (!line(heading)) {
      return;
    }
    if (error.isCyclic() || depth == MAX_DEPTH) {
      line(indent + "\t… (" + (error.isCyclic() ? "seen above" : "too deep") + ")");
      return;
    }
    frames(indent, error);
    for (var suppressed : error.getSuppressed()) {
      write(indent + "\t", "Suppressed: ", suppressed, depth + 1);
    }
    var cause = error.getCause();
    if (cause != null) {
      write(indent, "Caused by: ", cause, depth + 1);
    }
  }

  private void frames(String indent, IThrowableProxy error) {
    var frames = error.getStackTraceElementProxyArray();
    int own = frames.length - error.getCommonFrames();
    int shown = Math.min(own, MAX_FRAMES);
    for (int i = 0; i < shown; i++) {
      if (!line(indent + "\t" + frames[i].getSTEAsString())) {
        return;
      }
    }
    if (shown < frames.length) {
      line(indent + "\t… " + (frames.length - shown) + " more");
    }
  }

  /// Adds a line, unless the bound is reached: then it says so once, and nothing more comes.
  private boolean line(String text) {
    if (full) {
      return false;
    }
    if (out.length() + text.length() + 1 + CUT.length() > MAX) {
      full = true;
      out.append(CUT);
      return false;
    }
    out.append(text).append('\n');
    return true;
  }
}
