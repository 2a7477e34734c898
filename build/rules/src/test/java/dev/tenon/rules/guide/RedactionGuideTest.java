package dev.tenon.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.redaction.Redaction;
import dev.tenon.redaction.Sensitive;
import dev.tenon.redaction.Treatment;
import dev.tenon.testkit.Canaries;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedactionGuideTest {

  record Login(String user, String password, @Sensitive(Treatment.DROP) String motto) {}

  @Test
  void text_isShownWithoutSecrets() {
    var redaction = Redaction.standard().with("customer number", Treatment.HASH);

    var line = redaction.text("GET /login?token=abc failed: {\"password\":\"hunter2\"}");

    assertThat(line).isEqualTo("GET /login?token=*** failed: {\"password\":\"***\"}");
  }

  @Test
  void record_isShownWithoutSecrets() {
    var shown = Redaction.standard().value(new Login("anna", "hunter2", "carpe diem"));

    assertThat(shown).hasToString("Login[user=anna, password=***]");
  }

  @Test
  void canary_isNotInTheLine() {
    var canaries = Canaries.create();
    var secret = canaries.plant("api key");

    var line = Redaction.standard().text("X-Api-Key: " + secret);

    canaries.requireAbsent("the line", line.getBytes(StandardCharsets.UTF_8));
  }
}
