package dev.tenon.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenon.config.Configuration;
import dev.tenon.config.ConfigurationError;
import dev.tenon.config.Sources;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationGuideTest {

  record ShopConfig(Mail mail) {

    record Mail(String host, @Min(1) @Max(65535) int port, Duration timeout) {

      static Mail defaults() {
        return new Mail("localhost", 25, Duration.ofSeconds(10));
      }
    }
  }

  @TempDir private Path directory;

  @Test
  void settings_comeFromTheEnvironment_andFromArguments() {
    var environment = Map.of("SHOP__MAIL__HOST", "mail.example.org");
    var sources = Sources.of("shop", List.of("--mail.timeout=2s"), environment, directory);

    var config = Configuration.read("shop", sources, ShopConfig.class).get(ShopConfig.class);

    assertThat(config.mail())
        .isEqualTo(new ShopConfig.Mail("mail.example.org", 25, Duration.ofSeconds(2)));
  }

  @Test
  void mistakes_areListedAtOnce() {
    var environment = Map.of("SHOP__MAIL__PROT", "2525", "SHOP__MAIL__PORT", "0");
    var sources = Sources.of("shop", List.of(), environment, directory);

    var error =
        catchThrowableOfType(
            ConfigurationError.class, () -> Configuration.read("shop", sources, ShopConfig.class));

    assertThat(error)
        .hasMessageContainingAll(
            "TENON-C03  shop did not start: 2 settings are wrong.",
            "from the environment: no such setting. Did you mean SHOP__MAIL__PORT?",
            "SHOP__MAIL__PORT = \"0\"  from the environment: must be at least 1.");
  }
}
