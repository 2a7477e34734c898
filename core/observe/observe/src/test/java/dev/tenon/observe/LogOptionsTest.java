package dev.tenon.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.observe.LogOptions.Format;
import dev.tenon.observe.LogOptions.Level;
import dev.tenon.redaction.Redaction;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogOptionsTest {

  @Test
  void defaults_areJsonFromInfoOn() {
    assertThat(LogOptions.defaults())
        .isEqualTo(new LogOptions(Format.JSON, Level.INFO, Map.of(), "", "", Redaction.standard()));
  }

  @Test
  void with_changesOneThing() {
    var options =
        LogOptions.defaults()
            .withFormat(Format.TEXT)
            .withLevel(Level.WARN)
            .withLoggers(Map.of("a.b", Level.OFF))
            .withService("products", "1.0.0")
            .withRedaction(Redaction.off());

    assertThat(options)
        .isEqualTo(
            new LogOptions(
                Format.TEXT,
                Level.WARN,
                Map.of("a.b", Level.OFF),
                "products",
                "1.0.0",
                Redaction.off()));
  }

  @Test
  void loggerWithoutName_isRefused() {
    var blank = Map.of(" ", Level.DEBUG);

    assertThatThrownBy(() -> LogOptions.defaults().withLoggers(blank))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not blank");
  }
}
