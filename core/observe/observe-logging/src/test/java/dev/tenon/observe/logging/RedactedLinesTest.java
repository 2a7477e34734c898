package dev.tenon.observe.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.observe.LogFields;
import dev.tenon.observe.LogOptions;
import dev.tenon.observe.LogOptions.Format;
import dev.tenon.redaction.Redaction;
import dev.tenon.redaction.Sensitive;
import dev.tenon.redaction.Treatment;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class RedactedLinesTest {

  private static final Logger LOG = LoggerFactory.getLogger(RedactedLinesTest.class);
  private static final String CANARY = "cnry-5d1f-77ab-3e09-zq";

  record Login(String user, String password, @Sensitive String motto) {}

  private static final Login LOGIN = new Login("anna", CANARY, CANARY);

  @AfterEach
  void clear() {
    MDC.clear();
  }

  private static LogOptions options(Format format) {
    return LogOptions.defaults().withFormat(format);
  }

  private static void logEverywhere() {
    MDC.put("password", CANARY);
    MDC.put("plain", "token=" + CANARY);
    LogFields.with("sessionId", CANARY)
        .and("url", "x://me:" + CANARY + "@h")
        .run(() ->
            LOG.atInfo()
                .addKeyValue("apiKey", CANARY)
                .addKeyValue("login", LOGIN)
                .addKeyValue("builder", CharBuffer.wrap("pwd=" + CANARY))
                .log("password={} in {}", CANARY, LOGIN));
    LOG.info("all of {} {} {} {}", List.of(LOGIN), Map.of("l", LOGIN), Optional.of(LOGIN), "x");
    LOG.info("array of {}", (Object) new Object[] {LOGIN});
    var error =
        new IllegalStateException("token: " + CANARY, new RuntimeException("pin=" + CANARY));
    error.addSuppressed(new RuntimeException("Bearer " + CANARY));
    LOG.error("failed with Authorization: Bearer {}", CANARY, error);
    var jul = java.util.logging.Logger.getLogger("a.library");
    jul.log(Level.SEVERE, "{0} secret=" + CANARY, LOGIN);
    jul.log(Level.SEVERE, "password is in it", error);
  }

  @ParameterizedTest
  @EnumSource
  void secrets_areInNoLine(Format format) {
    try (var out = new Captured(options(format))) {
      logEverywhere();

      assertThat(out.text())
          .contains("user=anna", "password=***", "motto=***", "IllegalStateException", "***")
          .doesNotContain("cnry");
    }
  }

  @Test
  void off_showsThem() {
    try (var out = new Captured(options(Format.JSON).withRedaction(Redaction.off()))) {
      logEverywhere();

      assertThat(out.text()).contains("\"password\":\"" + CANARY, "motto=" + CANARY);
    }
  }

  @Test
  void knownValue_isHidden_wherever() {
    var known = Redaction.standard().collector().value(CANARY).done();
    try (var out = new Captured(options(Format.JSON))) {
      LogFields.with("field", CANARY)
          .knowing(() -> known)
          .run(() -> LOG.error("it was {}", CANARY, new RuntimeException("x" + CANARY)));

      assertThat(out.object()).containsEntry("message", "it was ***").containsEntry("field", "***");
      assertThat(out.text()).doesNotContain("cnry");
    }
  }

  @Test
  void knownValue_staysKnown_inInnerFields() {
    var known = Redaction.standard().collector().value(CANARY).done();
    try (var out = new Captured(options(Format.JSON))) {
      LogFields.with("a", "b")
          .knowing(() -> known)
          .call(() -> {
            LogFields.with("c", "d").run(() -> LOG.info(CANARY));
            return null;
          });

      assertThat(out.object()).containsEntry("message", "***").containsEntry("c", "d");
    }
  }

  @Test
  void droppedField_disappears_andHashedOnesCanBeJoined() {
    var redaction = Redaction.standard().with("note", Treatment.DROP).with("email", Treatment.HASH);
    try (var out = new Captured(options(Format.JSON).withRedaction(redaction))) {
      LOG.atInfo().addKeyValue("note", "x").addKeyValue("email", "a@b").log("one");
      LOG.atInfo().addKeyValue("email", "a@b").log("two");

      var one = StrictJson.read(out.lines().getFirst());
      assertThat(one).doesNotContainKey("note");
      assertThat(one.get("email"))
          .asString()
          .startsWith("#")
          .isEqualTo(StrictJson.read(out.lines().getLast()).get("email"));
    }
  }

  @Test
  void redactionThatFails_leavesALineWithoutText() {
    try (var out = new Captured(options(Format.JSON))) {
      LogFields.with("a", "b")
          .knowing(() -> {
            throw new IllegalStateException(CANARY);
          })
          .run(() -> LOG.info(CANARY));

      assertThat(out.object())
          .containsEntry("level", "INFO")
          .containsEntry(
              "message", "(not shown: redaction failed with java.lang.IllegalStateException)");
      assertThat(out.text()).doesNotContain("cnry");
    }
  }

  @Test
  void secretThatIsCut_isHiddenBeforeTheCut() {
    try (var out = new Captured(options(Format.JSON))) {
      LOG.info("{} password={}", "x".repeat(32_760), CANARY);

      assertThat(out.text()).contains("(cut, ").doesNotContain("cnry");
    }
  }
}
