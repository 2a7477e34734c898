package dev.tenon.observe.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.observe.LogFields;
import dev.tenon.observe.LogOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class JsonLinesTest {

  private static final Logger LOG = LoggerFactory.getLogger(JsonLinesTest.class);

  private final Captured out =
      new Captured(LogOptions.defaults().withService("products", "1.0 \"β\""));

  @AfterEach
  void close() {
    MDC.clear();
    out.close();
  }

  @Test
  void line_hasItsMembers() {
    var before = Instant.now().truncatedTo(ChronoUnit.MICROS);
    LOG.info("created {} — für {}", 7, "Anna");

    var line = out.object();
    assertThat(line.keySet())
        .containsExactly("time", "level", "logger", "thread", "message", "service", "version");
    assertThat(line)
        .containsEntry("level", "INFO")
        .containsEntry("logger", JsonLinesTest.class.getName())
        .containsEntry("thread", Thread.currentThread().getName())
        .containsEntry("message", "created 7 — für Anna")
        .containsEntry("service", "products")
        .containsEntry("version", "1.0 \"β\"");
    assertThat(String.valueOf(line.get("time")))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(Duration.between(before, Instant.parse(String.valueOf(line.get("time")))))
        .isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  void serviceUnknown_isLeftOut() {
    new LogbackBackend().configure(LogOptions.defaults());
    LOG.info("x");

    assertThat(out.object()).doesNotContainKeys("service", "version");
  }

  @Test
  void fields_comeFromThreePlaces_theLastCounts() {
    MDC.put("a", "mdc");
    MDC.put("b", "mdc");
    MDC.put("c", "mdc");
    LogFields.with(Map.of("b", "scope", "c", "scope"))
        .run(() -> LOG.atInfo().addKeyValue("c", "pair").log("x"));

    assertThat(out.object())
        .containsEntry("a", "mdc")
        .containsEntry("b", "scope")
        .containsEntry("c", "pair");
  }

  @Test
  void field_namedAsAMember_getsAPrefix() {
    LogFields.with("level", "FAKE")
        .and("error", "none")
        .run(() -> LOG.atInfo().addKeyValue("message", "fake").log("x"));

    assertThat(out.object())
        .containsEntry("level", "INFO")
        .containsEntry("message", "x")
        .containsEntry("field.level", "FAKE")
        .containsEntry("field.message", "fake")
        .containsEntry("field.error", "none");
  }

  @Test
  void pairs_keepNumbersAndTruth() {
    LOG.atInfo()
        .addKeyValue("int", 1)
        .addKeyValue("long", Long.MIN_VALUE)
        .addKeyValue("short", (short) 2)
        .addKeyValue("byte", (byte) 3)
        .addKeyValue("double", 1e300)
        .addKeyValue("float", 0.5f)
        .addKeyValue("nan", Double.NaN)
        .addKeyValue("infinite", Float.POSITIVE_INFINITY)
        .addKeyValue("true", true)
        .addKeyValue("null", (Object) null)
        .addKeyValue(null, (Object) "nameless")
        .addKeyValue("instant", Instant.EPOCH)
        .log("x");

    assertThat(out.object())
        .containsEntry("int", 1.0)
        .containsEntry("long", -0x1p63)
        .containsEntry("short", 2.0)
        .containsEntry("byte", 3.0)
        .containsEntry("double", 1e300)
        .containsEntry("float", 0.5)
        .containsEntry("nan", "NaN")
        .containsEntry("infinite", "Infinity")
        .containsEntry("true", true)
        .containsEntry("null", "nameless")
        .containsEntry("instant", "1970-01-01T00:00:00Z");
  }

  @Test
  void text_cannotBreakOut() {
    LOG.info(
        "a\"}\n{\"level\":\"ERROR\r\u2028\u0085\u001B[31m\0\\ \uD83D\uDE00 \uD83D \uDE00\uD83D");

    assertThat(out.text()).doesNotContain("\u001B", "\u2028", "\u0085", "\0", "\r");
    assertThat(out.object())
        .containsEntry("level", "INFO")
        .containsEntry(
            "message",
            "a\"}\n{\"level\":\"ERROR\r\u2028\u0085\u001B[31m\0\\ \uD83D\uDE00 \uFFFD \uFFFD\uFFFD");
  }

  @Test
  void anyText_isValidJson() {
    var random = new Random(42);
    for (int i = 0; i < 500; i++) {
      var text = randomText(random);
      LOG.atInfo().addKeyValue(randomText(random), text).log(text);
    }

    assertThat(out.lines()).hasSize(500).allSatisfy(StrictJson::read);
  }

  /// Many of the characters that matter.
  private static String randomText(Random random) {
    int[] kinds = {0x20, 0x80, 0x100, 0x10000};
    return random
        .ints(random.nextInt(40))
        .map(i -> Math.floorMod(i, kinds[Math.floorMod(i >> 20, kinds.length)]))
        .map(c -> Math.floorMod(c, 7) == 0 ? 0xD800 + Math.floorMod(c, 0x800) : c)
        .collect(StringBuilder::new, (all, c) -> all.append((char) c), StringBuilder::append)
        .toString();
  }

  @Test
  void exception_isAMember() {
    LOG.error("failed", new IllegalStateException("no\nway", new RuntimeException("cause")));

    assertThat(out.object())
        .extractingByKey("error", InstanceOfAssertFactories.map(String.class, String.class))
        .containsEntry("type", "java.lang.IllegalStateException")
        .containsEntry("message", "no\\nway")
        .extractingByKey("stack", InstanceOfAssertFactories.STRING)
        .startsWith("java.lang.IllegalStateException: no\\nway\n\tat ")
        .contains("\nCaused by: java.lang.RuntimeException: cause\n\t… ");
  }

  @Test
  void message_tooLong_isCut() {
    LOG.info("x".repeat(32_768));
    LOG.info("x".repeat(32_767) + "\uD83D\uDE00");

    assertThat(out.lines())
        .satisfiesExactly(
            line -> assertThat(message(line)).hasSize(32_768),
            line -> assertThat(message(line)).endsWith("xx… (cut, 32769 characters)"));
  }

  private static String message(String line) {
    return String.valueOf(StrictJson.read(line).get("message"));
  }

  @Test
  void fields_tooLongOrTooMany_areCut() {
    var builder = LOG.atInfo().addKeyValue("n".repeat(200), "v".repeat(5000));
    for (int i = 0; i < 70; i++) {
      builder = builder.addKeyValue("k" + i, i);
    }
    builder.addKeyValue("k1", "again").log("x");

    assertThat(out.object())
        .containsEntry(
            "n".repeat(128) + "… (cut, 200 characters)",
            "v".repeat(4096) + "… (cut, 5000 characters)")
        .containsEntry("k62", 62.0)
        .doesNotContainKey("k63")
        .containsEntry("k1", "again")
        .containsEntry("omitted", 7.0);
  }

  @Test
  void valueThatCannotSpeak_isSaid() {
    LOG.atInfo().addKeyValue("bad", new Mute(false)).addKeyValue("null", new Mute(true)).log("x");

    assertThat(out.object())
        .containsEntry(
            "bad", "(" + Mute.class.getName() + ".toString() failed: java.lang.StackOverflowError)")
        .containsEntry("null", "null");
  }

  /// An object whose `toString` misbehaves.
  private record Mute(boolean saysNull) {
    @Override
    @SuppressWarnings({"NullAway", "ToStringReturnsNull"}) // That is the point.
    public String toString() {
      if (saysNull) {
        return null;
      }
      throw new StackOverflowError();
    }
  }

  @Test
  void messageNull_isWritten() {
    LOG.info(null);

    assertThat(out.object()).containsEntry("message", "null");
  }

  @Test
  void manyThreads_doNotMixTheirLines() throws Exception {
    var threads =
        IntStream.range(0, 20)
            .mapToObj(t ->
                Thread.ofVirtual()
                    .start(() -> {
                      for (int i = 0; i < 50; i++) {
                        LOG.info("line {} of {} {}", i, t, "y".repeat(500));
                      }
                    }))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(out.lines()).hasSize(1000).allSatisfy(StrictJson::read);
  }
}
