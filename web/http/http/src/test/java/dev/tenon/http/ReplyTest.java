package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {

  private final Routes routes = Routes.under("").open().get("/").replies(ReplyTest::greeting);

  private static Reply greeting(Request request) {
    return request.preferred("text/html", "text/plain").equals("text/html")
        ? Reply.html(200, "<p>Grüezi</p>")
        : Reply.text(203, "Grüezi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                            | text/html",
        "text/plain                     | text/plain",
        "text/plain;q=0.5, text/*       | text/html",
        "text/html;q=0.5, text/*        | text/plain",
        "text/html;q=0.5, */*;q=0.500   | text/html",
      })
  void caller_getsWhatItTakesMostGladly(String accept, String type) {
    var reply = FakeRequest.get("/").with("Accept", accept).to(routes);

    assertThat(reply.headers().all("Content-Type")).containsExactly(type + "; charset=utf-8");
    assertThat(FakeRequest.text(reply)).contains("Grüezi");
  }

  @Test
  void whoSaysNothing_getsTheFirst_andWhoTakesNone_is406() {
    assertThat(FakeRequest.get("/").to(routes).status()).isEqualTo(200);
    assertThat(FakeRequest.get("/").with("Accept", "image/png").to(routes).status()).isEqualTo(406);
  }
}
