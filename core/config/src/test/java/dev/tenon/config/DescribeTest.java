package dev.tenon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeTest {

  record Http(String host, int port) {
    static Http defaults() {
      return new Http("127.0.0.1", 8000);
    }
  }

  record Base(Http http, List<String> tags, Optional<String> label, String token) {
    static Base defaults() {
      return new Base(Http.defaults(), List.of("a", "b"), Optional.empty(), "default-token");
    }
  }

  record Database(String url, String password) {}

  record Own(Database database) {}

  record Proxied(Optional<Http> proxy) {}

  @TempDir private Path directory;

  @Test
  void everySetting_hasALine_withItsValueAndWhereItIsFrom() {
    var text =
        describe(
            Map.of("SHOP__DATABASE__URL", "jdbc:x", "SHOP__DATABASE__PASSWORD", "hunter2"),
            "--http.port=1");

    assertThat(text)
        .isEqualTo(
            """
            shop, profile dev: --profile or SHOP__PROFILE chooses another.
            database.password  = ***          from the environment
            database.url       = "jdbc:x"     from the environment
            http.host          = "127.0.0.1"  default; SHOP__HTTP__HOST sets it
            http.port          = "1"          from the arguments
            label                             SHOP__LABEL sets it
            tags               = "a,b"        default; SHOP__TAGS sets it
            token              = ***          default; SHOP__TOKEN sets it
            """
                .replace("\n", System.lineSeparator()));
  }

  @Test
  void wrongSettings_areNoHindrance() {
    var text = describe(Map.of("SHOP__NOTHING", "x"), "--http.port=many");

    assertThat(text)
        .contains("database.url                      SHOP__DATABASE__URL sets it")
        .contains("http.port          = \"many\"       from the arguments")
        .contains("http.host          = \"127.0.0.1\"  default; SHOP__HTTP__HOST sets it")
        .doesNotContain("NOTHING");
  }

  @Test
  void longValue_doesNotPushTheOthersAway() {
    assertThat(describe(Map.of(), "--label=" + "x".repeat(90)).lines())
        .contains("label              = \"" + "x".repeat(90) + "\"  from the arguments")
        .contains(
            "http.port          = \"8000\"" + " ".repeat(34) + "default; SHOP__HTTP__PORT sets it");
  }

  @Test
  void recordThatIsNotThere_hasSettingsAllTheSame() {
    var sources = new Sources("dev", List.of());

    assertThat(Configuration.describe("shop", sources, Proxied.class))
        .contains("proxy.port    SHOP__PROXY__PORT sets it");
  }

  @Test
  void noRecord_hasNoSettings() {
    assertThat(Configuration.describe("shop", new Sources("prod", List.of())))
        .isEqualTo(
            "shop, profile prod: --profile or SHOP__PROFILE chooses another."
                + System.lineSeparator());
  }

  @Test
  void sourceThatCannotBeRead_isAMistake() {
    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() -> describe(Map.of(), "stray"));
  }

  private String describe(Map<String, String> environment, String... arguments) {
    var sources = Sources.of("shop", List.of(arguments), environment, directory);
    return Configuration.describe("shop", sources, Base.class, Own.class);
  }
}
