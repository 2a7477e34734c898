package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void training_asksEveryGet_changesNothing_andEnds() {
    var out = new ByteArrayOutputStream();

    assertThat(run(out, "--train")).isZero();

    assertThat(asked).contains("list", "one 00000000-0000-7000-8000-000000000000", "closed");
    assertThat(asked).doesNotContain("post").endsWith("closed");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("http://localhost:");
  }

  @Test
  void training_isInNobodysWay() throws IOException {
    try (var taken = new ServerSocket(0)) {
      assertThat(run(new ByteArrayOutputStream(), "--train", "--http.port=" + taken.getLocalPort()))
          .isZero();
    }
    assertThat(asked).contains("list");
  }

  @Test
  void trainingOfAServiceThatDoesNotStart_fails() {
    assertThat(run(new ByteArrayOutputStream(), "--train", "--http.prot=1")).isEqualTo(2);
    assertThat(asked).isEmpty();
  }

  @Test
  void serviceThatIsGone_endsTheRehearsal() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }

    assertThatCode(() -> Rehearsal.of(closed, List.of()).run()).doesNotThrowAnyException();
  }

  @Test
  void serviceThatStreamsForEver_isAskedTheNext() throws IOException {
    try (var silent = new ServerSocket(0)) {
      var rehearsal =
          new Rehearsal(silent.getLocalPort(), List.of("/a", "/b"), Duration.ofMillis(1));

      assertThatCode(rehearsal::run).doesNotThrowAnyException();

      for (var path : List.of("/a", "/b", "/a")) {
        try (var connection = silent.accept();
            var lines =
                new BufferedReader(
                    new InputStreamReader(
                        connection.getInputStream(), StandardCharsets.US_ASCII))) {
          assertThat(lines.readLine()).isEqualTo("GET " + path + " HTTP/1.1");
        }
      }
    }
  }

  private int run(ByteArrayOutputStream out, String... args) {
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Program<>("shop", NoConfig.class, (service, _) -> build(service), print, print)
        .run(List.of(args));
  }

  private void build(Service service) {
    service.use(() -> asked.add("closed"));
    // @formatter:off
    service.serve(Routes.under("/things").open()
        .get("").replies(_ -> said("list"))
        .get("/{id}").path(UUID.class).calls(id -> { said("one " + id); return new NoConfig(); }).gives(NoConfig.class)
        .post("").replies(_ -> said("post")));
    // @formatter:on
  }

  private Reply said(String what) {
    asked.add(what);
    return Reply.of(200);
  }
}
