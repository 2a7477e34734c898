package dev.tenon.http.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.Filter;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import dev.tenon.testkit.Mutations;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an engine does with requests that nobody thought of: it hands on no more requests than were
/// sent whole, answers no more than that and one refusal, never by a 5xx but 501 and 505, closes
/// the connection, and serves the next caller.
///
/// A few hundred in every run; `fuzz.rounds` and `fuzz.seed`, as system properties, ask for others.
public abstract class WireFuzzContract {

  private static final int ROUNDS = 300;

  private static final String[] SEEDS = {
    "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b?c=d HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
        + "GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "1;x=y\r\n{\r\n1\r\n}\r\n0\r\nX-Trailer: z\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 45\r\n\r\n"
        + "GET /smuggled HTTP/1.1\r\nHost: a\r\nX: 12345\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 2\r\n\r\n{}",
    "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}",
    "PUT /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n X: folded\r\n\r\n0\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\nDELETE http://a/b HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.1\nHost: a\n\n"
  };

  private static final String[] WORDS = {
    "\r\n",
    "\r",
    "\n",
    "\r\n\r\n",
    " ",
    "\t",
    ":",
    ",",
    ";",
    "\0",
    "0",
    "-1",
    "ffffffff",
    "Host: b\r\n",
    "Content-Length: 0\r\n",
    "Content-Length: 10\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: x\r\n",
    "Connection: close\r\n",
    "Expect: 100-continue\r\n",
    "Upgrade: h2c\r\n",
    "HTTP/1.1",
    "HTTP/2.0",
    "GET /x HTTP/1.1\r\nHost: a\r\n\r\n",
    "0\r\n\r\n"
  };

  private static final Pattern ANSWER =
      Pattern.compile("HTTP/1\\.[01] (\\d{3}) [^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n");
  private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\ncontent-length: *(\\d+)\\r\\n");

  private final AtomicInteger handled = new AtomicInteger();
  private HttpServer server;

  private final EngineHarness harness;
  private final boolean checksEndsOfChunks;

  /// A contract over this engine.
  protected WireFuzzContract(EngineHarness harness) {
    this.harness = harness;
    checksEndsOfChunks = harness.capabilities().has(EngineCapability.CHECKS_ENDS_OF_CHUNKS);
  }

  @BeforeEach
  void start() {
    var options = HttpOptions.defaults().withPort(0).withMaxBodyBytes(10_000);
    var routes = Routes.under("").open().get("/").calls(() -> "here").gives(String.class);
    var dispatcher = Dispatcher.of(routes, options, List.of(this::counted));
    server = HttpServer.of(harness.engine(), dispatcher, options);
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void requests_thatAreWhole_areAllHandled() throws IOException {
    for (var seed : new String[] {SEEDS[0], SEEDS[1], SEEDS[2], SEEDS[4]}) {
      handled.set(0);
      answers(seed);
      var sent = seed.getBytes(StandardCharsets.ISO_8859_1);
      assertThat(handled).as(seed).hasValue(Framing.of(sent, checksEndsOfChunks).whole());
    }
  }

  @Test
  void requests_ofAnyKind_areFramedAsTheyWereSent() {
    Mutations.of(SEEDS)
        .with(WORDS)
        .startingAt(Long.getLong("fuzz.seed", 1))
        .feed(Integer.getInteger("fuzz.rounds", ROUNDS), this::assertFramed);
  }

  /// Stands for any handler: takes the whole message.
  private Reply counted(Request request, Filter.Next next) throws Exception {
    request.body();
    handled.incrementAndGet();
    return next.proceed(request);
  }

  private void assertFramed(byte[] input) throws IOException {
    handled.set(0);
    var requests = Framing.of(input, checksEndsOfChunks);
    var statuses = statuses(answers(input));
    assertThat(handled.get()).as("handled").isLessThanOrEqualTo(requests.whole());
    assertThat(statuses)
        .as("answers")
        .hasSizeLessThanOrEqualTo(requests.whole() + (requests.isOver() ? 0 : 1))
        .allMatch(status -> status < 500 || status == 501 || status == 505);
    assertThat(statuses(answers("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")))
        .as("the next caller's")
        .containsExactly(200);
  }

  private String answers(byte[] input) throws IOException {
    return answers(new String(input, StandardCharsets.ISO_8859_1));
  }

  private String answers(String sent) throws IOException {
    try (var connection = RawConnection.to(server.port())) {
      try {
        connection.send(sent);
        connection.endOutput();
      } catch (SocketException e) {
        // Closed while the rest was still being sent; there may be an answer.
      }
      return connection.readUntilClosed();
    }
  }

  /// The final statuses of all that came; what is no answer fails.
  private static List<Integer> statuses(String answers) {
    var statuses = new ArrayList<Integer>();
    var answer = ANSWER.matcher(answers);
    int at = 0;
    while (at < answers.length()) {
      assertThat(answer.find(at) && answer.start() == at).as("an answer: %s", answers).isTrue();
      int status = Integer.parseInt(answer.group(1));
      if (status >= 200) {
        statuses.add(status);
      }
      at = answer.end();
      var length = LENGTH.matcher(answer.group());
      // What answers HEAD has no body.
      if (length.find() && !answers.startsWith("HTTP/1.", at)) {
        at += Integer.parseInt(length.group(1));
      }
    }
    return statuses;
  }
}
