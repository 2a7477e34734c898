package dev.tenon.observe.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.tenon.redaction.Redaction;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class StackTextTest {

  private static final StackTraceElement FRAME = new StackTraceElement("a.B", "c", "B.java", 7);

  private static <T extends Throwable> T framed(T error, int frames) {
    error.setStackTrace(Collections.nCopies(frames, FRAME).toArray(StackTraceElement[]::new));
    return error;
  }

  private static String text(Throwable error) {
    return StackText.of(new ThrowableProxy(error), Redaction.standard());
  }

  @Test
  void causesAndSuppressed_areShown() {
    var cause = framed(new RuntimeException("cause"), 1);
    var error = framed(new RuntimeException("top", cause), 1);
    error.addSuppressed(framed(new RuntimeException(), 1));

    assertThat(text(error))
        .isEqualTo(
            """
            java.lang.RuntimeException: top
            \tat a.B.c(B.java:7)
            \tSuppressed: java.lang.RuntimeException
            \t\t… 1 more
            Caused by: java.lang.RuntimeException: cause
            \t… 1 more
            """);
  }

  @Test
  void circleOfCauses_ends() {
    var a = framed(new RuntimeException("a"), 0);
    var b = framed(new RuntimeException("b", a), 0);
    a.initCause(b);

    assertThat(text(a)).endsWith("Caused by: java.lang.RuntimeException: a\n\t… (seen above)\n");
  }

  @Test
  void manyCauses_end() {
    Throwable error = framed(new RuntimeException("0"), 0);
    for (int i = 1; i < 100; i++) {
      error = framed(new RuntimeException("" + i, error), 0);
    }

    assertThat(text(error)).endsWith("Caused by: java.lang.RuntimeException: 83\n\t… (too deep)\n");
  }

  @Test
  void manyFrames_areCounted() {
    var text = text(framed(new StackOverflowError(), 1024));

    assertThat(text.lines()).hasSize(102);
    assertThat(text).endsWith("\t… 924 more\n");
  }

  @Test
  void manyLines_areCut() {
    var error = framed(new RuntimeException("top"), 1);
    for (int i = 0; i < 1000; i++) {
      error.addSuppressed(framed(new RuntimeException("m".repeat(100)), 3));
    }

    assertThat(text(error)).hasSizeBetween(16_000, 16_384).endsWith("\n… (cut)\n");
  }

  @Test
  void longFrames_areCut() {
    var error = new RuntimeException("top", framed(new RuntimeException("cause"), 1));
    var frame = new StackTraceElement("a.B", "c".repeat(300), "B.java", 7);
    error.setStackTrace(Collections.nCopies(100, frame).toArray(StackTraceElement[]::new));

    assertThat(text(error)).hasSizeBetween(16_000, 16_384).endsWith(":7)\n… (cut)\n");
  }

  @Test
  void message_tooLong_isCut() {
    assertThat(
            StackText.message(
                new ThrowableProxy(new RuntimeException("m".repeat(5000))), Redaction.standard()))
        .isEqualTo("m".repeat(4096) + "… (cut, 5000 characters)");
    assertThat(StackText.message(new ThrowableProxy(new RuntimeException()), Redaction.standard()))
        .isEmpty();
  }
}
