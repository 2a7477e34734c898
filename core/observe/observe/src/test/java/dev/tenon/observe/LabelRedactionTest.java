package dev.tenon.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.redaction.KnownValues;
import dev.tenon.redaction.Redaction;
import dev.tenon.redaction.Treatment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LabelRedactionTest {

  private static String page(Metrics metrics) {
    return new String(metrics.scrape("").body(), StandardCharsets.UTF_8);
  }

  @Test
  void label_withASensitiveName_isHidden_inOneSeries() {
    var metrics = Metrics.inMemory();
    var logins = metrics.counter("logins_total", "Logins.", "session_id");

    logins.increment("s1");
    logins.increment("s2");
    logins.increment("***");

    assertThat(page(metrics)).contains("logins_total{session_id=\"***\"} 3").doesNotContain("s1");
  }

  @Test
  void label_thatHoldsASecret_isHidden() {
    var metrics = Metrics.inMemory();
    var calls = metrics.counter("calls_total", "Calls.", "target");
    var known = Redaction.standard().collector().value("a-k3y-0f-0urs").done();

    calls.increment("/x?token=abc");
    KnownValues.run(() -> known, () -> calls.increment("to a-k3y-0f-0urs"));

    assertThat(page(metrics))
        .contains("calls_total{target=\"/x?token=***\"} 1", "calls_total{target=\"to ***\"} 1")
        .doesNotContain("a-k3y");
  }

  @Test
  void label_thatIsDropped_isEmpty() {
    var metrics = Metrics.inMemory(Redaction.standard().with("note", Treatment.DROP));
    metrics.counter("notes_total", "Notes.", "note").increment("x");

    assertThat(page(metrics)).contains("notes_total{note=\"\"} 1");
  }

  @Test
  void off_showsAll() {
    var metrics = Metrics.inMemory(Redaction.off());
    metrics.counter("logins_total", "Logins.", "session_id").increment("s1");

    assertThat(page(metrics)).contains("session_id=\"s1\"");
  }
}
