package dev.tenon.rules.guide;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.Routes;
import dev.tenon.http.TlsOptions;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.testkit.TestCertificate;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsGuideTest {

  private final Routes routes =
      Routes.under("/hello")
          .open()
          .get("/{name}")
          .path(String.class)
          .calls(name -> name)
          .gives(String.class);

  @Test
  void server_speaksTls() {
    var certificate = TestCertificate.of("shop.example");
    var tls = TlsOptions.of(certificate.certificate(), certificate.key());
    var options = HttpOptions.defaults().withPort(0).withTls(tls);
    var dispatcher = Dispatcher.of(routes, options, List.of());
    var server = HttpServer.of(HttpServer.engine("vertx"), dispatcher, options);
    try {
      server.start();
      var client =
          TestClient.at(URI.create("https://localhost:" + server.port()), certificate.trusted());

      assertThat(client.get("/hello/Ada")).hasStatus(200);
    } finally {
      server.close();
    }
  }
}
