package dev.tenon.rules.guide;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Page;
import dev.tenon.http.Cookie;
import dev.tenon.http.CookieSigner;
import dev.tenon.http.Csv;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Response;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Cookies, tables and whole replies.
class AnswersGuideTest {

  record Cart(String id) {}

  record Tea(String name, long price) {}

  private static final Csv<Tea> SHEET =
      Csv.<Tea>of("name", Tea::name).and("price", Tea::price).named("teas.csv").withBom();

  private final CookieSigner signer = CookieSigner.of(new byte[32]);

  private final TestClient client =
      // @formatter:off
      TestClient.of(Routes.under("").open()
          .post("/carts").answers(this::begin).gives(201, Cart.class)
          .get("/carts/mine").request().calls(this::mine).gives(Cart.class)
          .get("/teas").calls(this::teas).orCsv(SHEET, Page::items).gives(Contract.page(Tea.class))
          .get("/welcome").replies(this::welcome));
      // @formatter:on

  private Response<Cart> begin() {
    var cart = new Cart("7");
    var cookie = Cookie.of("__Host-cart", cart.id()).withMaxAge(Duration.ofDays(7));
    return Response.of(cart).cookie(signer.sign(cookie)).cookie(Cookie.expired("cart"));
  }

  private Cart mine(Request request) {
    return new Cart(signer.read(request, "__Host-cart").orElse("none"));
  }

  private Page<Tea> teas() {
    return new Page<>(List.of(new Tea("=green", 450)), 1, 10, 0);
  }

  private Reply welcome(Request request) {
    var reply =
        request.preferred("text/plain", "text/html").equals("text/html")
            ? Reply.html(200, "<h1>Welcome</h1>")
            : Reply.text(200, "Welcome");
    return reply.with("Vary", "Accept");
  }

  @Test
  void cookies_areSignedAndRead() {
    var cookies = client.send("POST", "/carts").headers("Set-Cookie");
    var cart = cookies.getFirst().split(";", 2)[0];

    assertThat(cookies).hasSize(2);
    assertThat(client.with("Cookie", cart).get("/carts/mine")).hasJson("{\"id\": \"7\"}");
    assertThat(client.with("Cookie", "__Host-cart=8").get("/carts/mine"))
        .hasJson("{\"id\": \"none\"}");
  }

  @Test
  void table_isForWhoAsks() {
    assertThat(client.with("Accept", "text/csv").get("/teas").text())
        .isEqualTo("\ufeffname,price\r\n'=green,450\r\n");
    assertThat(client.get("/teas").json("items", "0", "name")).isEqualTo("=green");
  }

  @Test
  void page_isForBrowsers() {
    assertThat(client.with("Accept", "text/html, */*;q=0.8").get("/welcome").text())
        .isEqualTo("<h1>Welcome</h1>");
    assertThat(client.get("/welcome").text()).isEqualTo("Welcome");
  }
}
