package dev.tenon.rules.guide;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.AccessRule;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.Download;
import dev.tenon.http.EventStream;
import dev.tenon.http.Filter;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Response;
import dev.tenon.http.Routes;
import dev.tenon.http.ServerSentEvent;
import dev.tenon.http.testkit.TestClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpGuideTest {

  record Greeting(String text) {}

  record Job(String id, String state) {}

  private static final AccessRule STAFF =
      request -> {
        if (!request.header("X-Staff").orElse("").equals("yes")) {
          throw new DomainError(ErrorKind.FORBIDDEN, "This is for staff.");
        }
      };

  private static final Filter VERSIONED =
      (request, next) -> next.proceed(request).with("X-Api-Version", "1");

  private final Routes routes =
      // @formatter:off
      Routes.under("/hello").open()
          .get("/{name}").path(String.class).calls(this::greet).gives(Greeting.class)
          .post("/jobs").answers(this::begin).or(202).gives(Job.class)
          .get("/robots.txt").replies(this::robots)
          .delete("/{name}").guarded(STAFF).path(String.class).does(this::forget);
      // @formatter:on

  private final TestClient client = TestClient.of(routes);

  private final Routes streams =
      // @formatter:off
      Routes.under("").open()
          .get("/numbers").replies(request -> Reply.streaming(200, "text/plain", this::numbers))
          .get("/ticks").replies(request -> EventStream.answer(request, this::ticks));
      // @formatter:on

  private final BlockingQueue<ServerSentEvent> queue = new ArrayBlockingQueue<>(10);

  private void numbers(OutputStream out) throws IOException {
    for (int i = 1; i <= 1_000_000; i++) {
      out.write((i + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /// Server-Sent Events: until the client leaves, or this returns.
  private void ticks(EventStream events) throws Exception {
    events.send(ServerSentEvent.of("1").withName("tick").withId("1"));
    events.sendAll(queue, Duration.ofSeconds(15));
  }

  @Test
  void file_isSentInParts(@TempDir Path folder) throws IOException {
    var report = Files.writeString(folder.resolve("report"), "0123456789");
    var files =
        // @formatter:off
        Routes.under("").open()
            .get("/report").replies(request -> Download.of(report, "application/pdf").named("report.pdf").answer(request));
    // @formatter:on

    assertThat(TestClient.of(files).with("Range", "bytes=-2").get("/report"))
        .hasStatus(206)
        .hasHeader("Content-Range", "bytes 8-9/10");
  }

  @Test
  void stream_isWrittenWhileItIsSent() {
    assertThat(TestClient.of(streams).get("/numbers").text()).endsWith("\n1000000\n");
  }

  @Test
  void events_areSentUntilTheClientLeaves() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> TestClient.of(streams).get("/ticks"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private Greeting greet(String name) {
    return new Greeting("Hello, " + name + "!");
  }

  private Response<Job> begin() {
    return Response.of(new Job("7", "running")).status(202).header("X-Queue", "slow");
  }

  private Reply robots(Request request) {
    return Reply.of(200, "text/plain", "Disallow: /".getBytes(StandardCharsets.UTF_8));
  }

  private void forget(String name) {}

  @Test
  void greeting_isAnswered() {
    assertThat(client.get("/hello/Ada")).hasStatus(200).hasJson("{\"text\": \"Hello, Ada!\"}");
  }

  @Test
  void response_hasADeclaredStatus() {
    assertThat(client.send("POST", "/hello/jobs")).hasStatus(202).hasHeader("X-Queue", "slow");
  }

  @Test
  void reply_isTheWholeAnswer() {
    assertThat(client.get("/hello/robots.txt")).hasHeader("Content-Type", "text/plain");
  }

  @Test
  void rule_decides() {
    assertThat(client.delete("/hello/Ada")).hasStatus(403).hasProblem("forbidden");
    assertThat(client.with("X-Staff", "yes").delete("/hello/Ada")).hasStatus(204).hasNoBody();
  }

  @Test
  void filter_standsAroundEveryRequest() {
    var dispatcher = Dispatcher.of(routes, HttpOptions.defaults(), List.of(VERSIONED));

    assertThat(TestClient.of(dispatcher).get("/hello/Ada")).hasHeader("X-Api-Version", "1");
    assertThat(TestClient.of(dispatcher).get("/nowhere")).hasHeader("X-Api-Version", "1");
  }
}
