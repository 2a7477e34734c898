package dev.tenon.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorPageTest {

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void page_isPlainForPrograms_andHtmlForBrowsers_withNothingInItThatRuns() throws Exception {
    int port = freePort();
    var uri = URI.create("http://127.0.0.1:%d/api?x=1".formatted(port));
    try (var page = ErrorPage.at(port, "It does not compile", List.of("a < b", "<script>"));
        var client = HttpClient.newHttpClient()) {
      assertThat(page).isNotNull();
      var plain = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      assertThat(plain.statusCode()).isEqualTo(500);
      assertThat(plain.body()).isEqualTo("It does not compile\na < b\n<script>\n");

      var json =
          client.send(
              HttpRequest.newBuilder(uri).header("Accept", "application/json").build(),
              BodyHandlers.ofString());
      assertThat(json.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");

      var browser =
          client.send(
              HttpRequest.newBuilder(uri).header("Accept", "text/html,*/*").build(),
              BodyHandlers.ofString());
      assertThat(browser.body())
          .contains("<pre>a &lt; b</pre>", "&lt;script&gt;", "refresh")
          .doesNotContain("<script>");

      var head = client.send(HttpRequest.newBuilder(uri).HEAD().build(), BodyHandlers.ofString());
      assertThat(head.statusCode()).isEqualTo(500);
      assertThat(head.body()).isEmpty();
    }
    assertThat(new Probe(port).isTaken()).isFalse();
  }

  @Test
  void problem_saysWhereItIs_asFarAsThatIsKnown() {
    assertThat(new Problem("A.java", 7, "no")).hasToString("A.java:7: no");
    assertThat(new Problem("A.java", 0, "no")).hasToString("A.java: no");
    assertThat(new Problem("", 0, "no")).hasToString("no");
  }
}
