package dev.tenon.examples.springboot;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;

import dev.tenon.http.testkit.RawConnection;
import dev.tenon.http.testkit.TestClient;
import java.io.IOException;
import java.net.URI;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

/// Routes of ours over the port of the application, beside its controllers.
@SpringBootTest(
    classes = {ShopApplication.class, DevDatabase.class},
    useMainMethod = UseMainMethod.ALWAYS,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "shop.report.cron=-")
@DirtiesContext
@Timeout(60)
class StockRoutesTest {

  private static final String TEA = "/api/v1/stock/tea";

  @Value("${local.server.port}")
  private int port;

  private TestClient client;

  @BeforeEach
  void connect() {
    client = TestClient.at(URI.create("http://127.0.0.1:" + port));
  }

  @Test
  void item_isCounted_andFound() {
    assertThat(client.put(TEA, "{\"quantity\": 7}")).hasStatus(200);

    assertThat(client.get(TEA))
        .hasStatus(200)
        .hasHeader("Content-Type", "application/json")
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasJson("{\"item\": \"tea\", \"quantity\": 7}");
  }

  @Test
  void item_ofAnyName_isReadAsItWasSent() {
    var path = "/api/v1/stock/gr%C3%BCn%20%26%20schwarz+wei%C3%9F";

    assertThat(client.put(path, "{\"quantity\": 1}"))
        .hasStatus(200)
        .hasMember("grün & schwarz+weiß", "item");
  }

  @Test
  void body_withMistakes_isAProblemThatListsThemAll() {
    assertThat(client.put(TEA, "{\"quantity\": -1, \"colour\": \"red\"}"))
        .hasStatus(422)
        .hasProblem("invalid")
        .hasProblemsAt("/quantity", "/colour");
  }

  @Test
  void item_thatIsNotThere_isAProblem_andSoIsAPathThatNoRouteServes() {
    assertThat(client.get("/api/v1/stock/sand")).hasStatus(404).hasProblem("not-found");
    assertThat(client.get("/api/v1/stock/tea/leaves")).hasStatus(404).hasProblem("not-found");
    assertThat(client.delete(TEA)).hasStatus(405).hasHeader("Allow", "GET, HEAD, PUT, OPTIONS");
  }

  @Test
  void head_hasTheLengthOfTheBodyThatItLeavesOut() {
    client.put(TEA, "{\"quantity\": 7}");

    assertThat(client.head(TEA))
        .hasStatus(200)
        .hasNoBody()
        .hasHeader("Content-Length", Integer.toString(client.get(TEA).body().length));
  }

  @Test
  void options_haveNoBody() {
    assertThat(client.options(TEA)).hasStatus(204).hasNoBody();
  }

  @Test
  void body_thatCannotBeRead_isTheCallersFault_andEndsTheConnection() throws IOException {
    try (var connection = RawConnection.to(port)) {
      connection.send(
          "PUT /api/v1/stock/tea HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
              + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");

      Assertions.assertThat(connection.readUntilClosed())
          .startsWith("HTTP/1.1 400")
          .containsIgnoringCase("connection: close\r\n");
    }
  }
}
