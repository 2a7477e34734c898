package dev.tenon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Answer;
import dev.tenon.http.Download;
import dev.tenon.http.EventStream;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How files, streams and events stand in the document, whose handlers make the whole reply.
class WholeRepliesTest {

  private final Place document = Place.of(Json.read(OpenApi.of("Raw", "1", raw()).toJson()));

  private static Routes raw() {
    // @formatter:off
    return Routes.under("").open()
        .get("/file").replies(_ -> Reply.of(204), Download.answers("application/pdf"))
        .get("/events").replies(_ -> Reply.of(204), EventStream.answers())
        .get("/odd").replies(_ -> Reply.of(204), List.of(Answer.of(200, "text/plain", "image/png").with("X-Odd"), Answer.of(204)));
    // @formatter:on
  }

  @Test
  void file_isGivenWholeOrInParts() {
    var get = document.at("paths").at("/file").at("get");

    assertThat(get.at("responses").names())
        .contains("200", "206", "304", "400", "404", "416")
        .doesNotContain("406");
    var part = get.at("responses").at("206");
    assertThat(part.at("content").value()).isEqualTo(Map.of("application/pdf", Map.of()));
    assertThat(part.at("headers").names())
        .containsExactly("Accept-Ranges", "Content-Range", "ETag");
    assertThat(get.at("parameters").items().map(parameter -> parameter.at("name").text()))
        .containsExactly("If-None-Match", "Range", "If-Range");
    assertThat(document.at("components").at("responses").to("RangeNotSatisfiable").isThere())
        .isTrue();
  }

  @Test
  void events_areATextOfTheirOwnType() {
    var get = document.at("paths").at("/events").at("get");

    assertThat(get.at("responses").at("200").at("content").value())
        .isEqualTo(Map.of("text/event-stream", Map.of("schema", Map.of("type", "string"))));
    assertThat(get.at("responses").names()).contains("406");
  }

  @Test
  void anyReply_canBeTold() {
    var responses = document.at("paths").at("/odd").at("get").at("responses");

    assertThat(responses.names()).containsExactly("200", "204", "500", "503", "default");
    assertThat(responses.at("200").at("content").names())
        .containsExactly("text/plain", "image/png");
    assertThat(responses.at("200").at("headers").at("X-Odd").value())
        .isEqualTo(Map.of("schema", Map.of("type", "string")));
    assertThat(responses.at("204").at("content").isThere()).isFalse();
  }
}
