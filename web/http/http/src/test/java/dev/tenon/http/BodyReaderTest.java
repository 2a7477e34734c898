package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

  record Line(String line) {}

  private final List<String> closed = new ArrayList<>();

  /// One line of text, read as it arrives.
  private final class LineReader implements BodyReader<Line> {

    @Override
    public String mediaType() {
      return "text/x-line";
    }

    @Override
    public Contract<Line> contract() {
      return Contract.of(Line.class);
    }

    @Override
    public Line read(Request request) throws IOException {
      request.untilAnswered(() -> closed.add("first"));
      request.untilAnswered(() -> {
        closed.add("second");
        throw new IOException("cannot be closed");
      });
      var text = new String(request.bodyStream().readAllBytes(), StandardCharsets.UTF_8);
      if (text.equals("full")) {
        throw new IOException("No space left on /dev/sda1");
      }
      return contract().bind(Map.of(text.isEmpty() ? "colour" : "line", List.of(text)));
    }
  }

  // @formatter:off
  private final Routes routes =
      Routes.under("").open()
          .post("/").maxBodyBytes(20).body(new LineReader()).calls(this::answer).gives(String.class)
          .post("/{n}").path(int.class).body(new LineReader()).calls((n, line) -> line.line() + n).gives(String.class)
          .post("/{n}/{m}").path(int.class).path(int.class).body(new LineReader()).calls((n, m, line) -> line.line() + n + m).gives(String.class)
          .post("/{n}/{m}/{o}").path(int.class).path(int.class).path(int.class).body(new LineReader()).calls((n, m, o, line) -> line.line() + n + m + o).gives(String.class)
          .post("/guarded").guarded(_ -> { throw new DomainError(ErrorKind.FORBIDDEN, "Not you."); }).body(new LineReader()).does(_ -> {});
  // @formatter:on

  private String answer(Line line) {
    assertThat(closed).as("closed while the handler runs").isEmpty();
    if (line.line().equals("fail")) {
      throw new IllegalStateException("the handler fails");
    }
    return line.line();
  }

  private static FakeRequest post(String path, String text) {
    return FakeRequest.get(path)
        .method("POST")
        .with("Content-Type", "text/x-line; of=one")
        .body(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({"/, hello", "/1, hello1", "/1/2, hello12", "/1/2/3, hello123"})
  void body_isReadByItsReader_whateverElseIsTaken(String path, String answer) {
    var reply = post(path, "hello").to(routes);

    assertThat(FakeRequest.text(reply)).isEqualTo('"' + answer + '"');
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "fail", "", "full"})
  void whatTheReaderOpened_isClosedOnce_inReverse_howeverItEnds(String text) {
    post("/", text).to(routes);

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void bodyOfAnotherKind_is415_andNotRead() {
    var other = post("/", "hello").with("Content-Type", "text/plain");
    var packed = post("/", "hello").with("Content-Encoding", "gzip");
    var none = FakeRequest.get("/").method("POST");

    for (var request : List.of(other, packed, none)) {
      assertThat(request.to(routes).status()).isEqualTo(415);
    }
    assertThat(FakeRequest.text(other.to(routes))).contains("Content-Type: text/x-line.");
    assertThat(closed).isEmpty();
  }

  @Test
  void bodyThatCannotBeKept_isAFault_andNobodyLearnsWhere() {
    var reply = post("/", "full").to(routes);

    assertThat(reply.status()).isEqualTo(500);
    assertThat(FakeRequest.text(reply)).doesNotContain("/dev");
  }

  @Test
  void accessRule_comesFirst() {
    assertThat(post("/guarded", "hello").to(routes).status()).isEqualTo(403);
    assertThat(closed).isEmpty();
  }

  @Test
  void whatIsInvalid_isSaidOfTheBody() {
    var reply = post("/", "").to(routes);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(FakeRequest.text(reply)).contains("The request body is invalid", "/colour", "/line");
  }

  @ParameterizedTest
  @CsvSource({"21, 413", "20, 200"})
  void bodyWithoutALength_isHeldToTheLimit_asItArrives(int length, int status) {
    assertThat(post("/", "x".repeat(length)).to(routes).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"4, 400", "5, 200", "6, 400", "21, 413", "x, 400"})
  void bodyWithALength_isHeldToIt(String declared, int status) {
    assertThat(post("/", "hello").with("Content-Length", declared).to(routes).status())
        .isEqualTo(status);
  }

  @Test
  void bodyThatStops_is408_andOneThatBreaksOff_is400() {
    assertThat(failing(new SocketTimeoutException()).status()).isEqualTo(408);
    assertThat(failing(new IOException("reset by 10.0.0.7")).status()).isEqualTo(400);
  }

  private Reply failing(IOException thrown) {
    var body =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw thrown;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw thrown;
          }
        };
    return post("/", "").body(body).to(routes);
  }

  @Test
  void stream_isReadOnce_byteByByteToo_andThenThereIsNoWholeBody() {
    var seen = new ArrayList<Object>();
    var asked =
        Routes.under("")
            .open()
            .post("/")
            .request()
            .does(request -> {
              var in = request.bodyStream();
              seen.add(in.read());
              seen.add(in.read());
              seen.add(in.read());
              seen.add(failure(request::bodyStream));
              seen.add(failure(request::body));
            });

    assertThat(post("/", "\u00e9").to(asked).status()).isEqualTo(204);
    assertThat(seen)
        .containsExactly(
            0xc3,
            0xa9,
            -1,
            "The body is read once as it arrives, and was.",
            "The body was read as it arrived; nobody has kept it.");
  }

  private static String failure(Runnable asking) {
    try {
      asking.run();
      return "none";
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void streamOfAWholeBody_isItsBytes() {
    var asked =
        Routes.under("")
            .open()
            .post("/")
            .replies(request -> {
              int length = request.body().length;
              try {
                return Reply.text(200, length + ":" + request.bodyStream().readAllBytes().length);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(FakeRequest.text(post("/", "hello").to(asked))).isEqualTo("5:5");
  }

  @Test
  void streamThatFailed_failsAgain() {
    var asked =
        Routes.under("")
            .open()
            .post("/")
            .maxBodyBytes(2)
            .replies(request -> {
              var in = request.bodyStream();
              try {
                in.readAllBytes();
              } catch (DomainError | IOException e) {
                return Reply.of(200, "text/plain", request.body());
              }
              return Reply.of(500);
            });

    assertThat(post("/", "hello").to(asked).status()).isEqualTo(413);
  }

  @Test
  void route_saysWhatReadsItsBody_andTakesOne() {
    var reader = new LineReader();
    var route = Routes.under("").post("/").body(reader).does(_ -> {}).list().getFirst();

    assertThat(route.bodyReader()).contains(reader);
    assertThat(route.body()).isEmpty();
    assertThat(route.problems())
        .contains(ErrorKind.TOO_LARGE, ErrorKind.UNSUPPORTED_MEDIA_TYPE, ErrorKind.INVALID);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Routes.under("").post("/").body(reader).body(String.class))
        .withMessageContaining("takes its body twice");
    assertThat(Routes.under("").get("/").does(() -> {}).list().getFirst().bodyReader()).isEmpty();
  }
}
