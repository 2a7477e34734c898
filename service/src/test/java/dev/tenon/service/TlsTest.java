package dev.tenon.service;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.config.ConfigurationError;
import dev.tenon.config.Sources;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.testkit.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  private static final TestCertificate SERVER = TestCertificate.of("shop.example");
  private static final TestCertificate CALLERS = TestCertificate.of("callers");
  private static final Routes HELLO =
      Routes.under("/hello").open().get("").replies(_ -> Reply.of(204));

  @TempDir private Path directory;

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private List<String> tls(String... more) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.add("--http.port=0");
    arguments.add("--http.tls.certificate=" + file("tls.crt", SERVER.certificate()));
    arguments.add("--http.tls.key=" + file("tls.key", SERVER.key()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private RunningService start(List<String> arguments) throws Exception {
    var sources = Sources.of("shop", arguments, Map.of(), directory);
    return Service.start("shop", sources, NoConfig.class, (service, _) -> service.serve(HELLO));
  }

  private static TestClient client(int port, SSLContext tls) {
    return TestClient.at(URI.create("https://localhost:" + port), tls);
  }

  @Test
  void service_withACertificate_speaksTls_andTellsBrowsersToStayWithIt() throws Exception {
    try (var running = start(tls())) {
      assertThat(client(running.port(), SERVER.trusted()).get("/hello"))
          .hasStatus(204)
          .hasHeader("Strict-Transport-Security", "max-age=31536000");
      assertThat(running.startLine()).endsWith(" · https://localhost:" + running.port());
    }
  }

  @Test
  void managementPort_speaksTls_andAsksForNoCertificate() throws Exception {
    var authorities = "--http.tls.clientAuthorities=" + file("callers.crt", CALLERS.certificate());
    var required = "--http.tls.clientCertificates=REQUIRED";
    try (var running = start(tls(authorities, required, "--management.port=0"))) {
      var stranger = SERVER.trusted();

      assertThat(client(running.managementPort(), stranger).get("/health/ready")).hasStatus(200);
      assertThat(client(running.port(), SERVER.trustedBy(CALLERS)).get("/hello")).hasStatus(204);
      assertThatThrownBy(() -> client(running.port(), stranger).get("/hello"))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(running.startLine())
          .endsWith("management https://localhost:" + running.managementPort());
    }
  }

  @Test
  void settings_thatContradictThemselves_areRefused() throws Exception {
    var withoutKey = tls();
    withoutKey.removeLast();

    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() -> start(withoutKey))
        .withMessageContaining("its key is not");
  }

  @Test
  void key_thatIsNotThatOfTheCertificate_isOneLine_withoutTheKey() throws Exception {
    var arguments = tls();
    var other = TestCertificate.of("other.example").key();
    file("tls.key", other);
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var program =
        new Program<>(
            "shop",
            NoConfig.class,
            (service, _) -> service.serve(HELLO),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(program.run(arguments)).isEqualTo(Program.FAILED);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("TENON-S01  shop did not start: TENON-H03  The key of http.tls.key")
        .doesNotContain("\tat ", other.lines().toList().get(1));
  }

  @Test
  void training_needsNoCertificate() throws Exception {
    var arguments = tls("--train");
    Files.delete(directory.resolve("tls.crt"));
    var out = new ByteArrayOutputStream();
    var program =
        new Program<>(
            "shop",
            NoConfig.class,
            (service, _) -> service.serve(HELLO),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err);

    assertThat(program.run(arguments)).isEqualTo(Program.OK);

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("http://localhost:");
  }
}
