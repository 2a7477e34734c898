package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

  private static final int MAX_BODY = 100_000;

  private final HttpOptions options = HttpOptions.defaults().withMaxBodyBytes(MAX_BODY);
  private final Routes routes =
      Routes.under("")
          .open()
          .post("/")
          .replies(request -> Reply.of(200, "text/plain", request.body()))
          .get("/query")
          .request()
          .calls(request -> request.query().toString())
          .gives(String.class);

  /// Gives zeros for ever and counts them.
  private static final class Endless extends InputStream {
    private final AtomicLong given = new AtomicLong();

    @Override
    public int read() {
      given.incrementAndGet();
      return 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      given.addAndGet(length);
      return length;
    }
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      return read(new byte[1], 0, 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      throw new IOException("connection reset by 10.0.0.7");
    }
  }

  @Test
  void body_withoutEnd_stopsAtTheBound() {
    var endless = new Endless();

    assertThat(post(endless).to(options, routes).status()).isEqualTo(413);
    assertThat(endless.given).hasValueLessThanOrEqualTo(MAX_BODY + 1);
  }

  @Test
  void body_saidToBeTooLarge_isNotReadAtAll() {
    var endless = new Endless();

    assertThat(post(endless).with("Content-Length", "100001").to(options, routes).status())
        .isEqualTo(413);
    assertThat(endless.given).hasValue(0);
  }

  @Test
  void body_mayHaveTheLargestBoundThereIs() {
    var unbounded = HttpOptions.defaults().withMaxBodyBytes(Integer.MAX_VALUE);

    assertThat(post(bytes(3)).to(unbounded, routes).body().length()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"3, 200", "0, 400", "2, 400", "4, 400"})
  void body_isAsLongAsItsLengthSays(String length, int status) {
    assertThat(post(bytes(3)).with("Content-Length", length).to(options, routes).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+3", "3a", "3, 3", " 3", "٣", "0x3", "9999999999999999999"})
  void contentLength_thatIsNoNumber_isMalformed(String length) {
    assertThat(post(bytes(3)).with("Content-Length", length).to(options, routes).status())
        .isEqualTo(400);
  }

  @Test
  void body_thatBreaksOff_isMalformed_andNothingLeaks() {
    var reply = post(new Broken()).to(options, routes);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(FakeRequest.text(reply)).doesNotContain("10.0.0.7");
  }

  @Test
  void body_thatWasRefusedOnce_isRefusedAgain_notTakenFromItsRest() {
    Filter curious =
        (request, next) -> {
          try {
            request.body();
          } catch (DomainError e) {
            assertThat(e.code()).isEqualTo(ErrorKind.TOO_LARGE);
          }
          return next.proceed(request);
        };

    assertThat(post(bytes(MAX_BODY + 50)).to(options, routes, curious).status()).isEqualTo(413);
  }

  @Test
  void body_isReadOnce() {
    Filter curious =
        (request, next) -> {
          assertThat(request.body()).hasSize(3).isSameAs(request.body());
          return next.proceed(request);
        };

    assertThat(post(bytes(3)).to(options, routes, curious).body().length()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/query | {}",
        "/query? | {}",
        "/query?a | {a=[]}",
        "/query?a=&b=1=2 | {a=[], b=[1=2]}",
        "/query?&&a=1&&a=2& | {a=[1, 2]}",
        "/query?=x | {=[x]}",
        "/query?a+b=%26%3D | {a b=[&=]}",
      })
  void query_isReadAsSent(String target, String query) {
    assertThat(FakeRequest.text(FakeRequest.get(target).to(routes))).isEqualTo('"' + query + '"');
  }

  @Test
  void request_tellsItsPeerAndHeaders() {
    var describing =
        Routes.under("")
            .open()
            .get("/")
            .request()
            .calls(r -> r.remoteAddress() + r.headers("a") + r.header("A") + r.header("b") + r.id())
            .gives(String.class);

    assertThat(
            FakeRequest.text(
                FakeRequest.get("/").with("a", "1", "2").with("X-Request-ID", "i").to(describing)))
        .isEqualTo("\"192.0.2.1[1, 2]Optional[1]Optional.emptyi\"");
  }

  @Test
  void client_isThePeer_unlessAFilterKnowsBetter() {
    var clients = new ArrayList<Client>();
    Filter noting =
        (request, next) -> {
          clients.add(request.client());
          return next.proceed(request);
        };
    var client = new Client("203.0.113.9", "https", "shop.example");
    Filter knowing = (request, next) -> next.proceed(request.from(client));

    FakeRequest.get("/query").with("Host", "a:8000").to(routes, noting, knowing, noting);
    FakeRequest.get("/query").to(routes, noting);

    assertThat(clients)
        .containsExactly(
            new Client("192.0.2.1", "http", "a:8000"), client, new Client("192.0.2.1", "http", ""));
  }

  @Test
  void request_isSecure_whereTheConnectionOrItsClientIs() {
    var seen = new ArrayList<Boolean>();
    Filter noting =
        (request, next) -> {
          seen.add(request.isSecure());
          return next.proceed(request);
        };
    Filter knowing =
        (request, next) -> next.proceed(request.from(new Client("203.0.113.9", "https", "")));

    FakeRequest.get("/query").to(routes, noting, knowing, noting);

    assertThat(seen).containsExactly(false, true);
  }

  @Test
  void request_ofAnotherClient_hasTheSameBody() {
    Filter knowing =
        (request, next) -> {
          assertThat(request.body()).hasSize(3);
          var other = request.from(new Client("203.0.113.9", "http", ""));
          assertThat(other.body()).isSameAs(request.body());
          return next.proceed(other);
        };

    assertThat(post(bytes(3)).to(options, routes, knowing).body().length()).isEqualTo(3);
  }

  @Test
  void request_knowsWhatIsPossibleAtItsPath() {
    var seen = new ArrayList<Set<Method>>();
    Filter noting =
        (request, next) -> {
          seen.add(request.methods());
          return next.proceed(request);
        };

    FakeRequest.get("/query").to(routes, noting);
    FakeRequest.get("/query").method("DELETE").to(routes, noting);
    FakeRequest.get("/nowhere").to(routes, noting);

    var reading = EnumSet.of(Method.GET, Method.HEAD, Method.OPTIONS);
    assertThat(seen).containsExactly(reading, reading, Set.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | 200",
        "application/json; charset=utf-8 | 200",
        "application/json; charset=\"UTF-8\"; v=1 | 200",
        "application/vnd.tea+json | 200",
        "application/json; v=1; charset=latin1 | 415",
        "text/json | 415",
        "text/x+json | 415",
        "application/jsonp | 415",
        "json | 415",
        "'' | 415",
      })
  void contentType_decides(String type, int status) {
    var echo =
        Routes.under("").open().post("/").body(Integer.class).calls(n -> n).gives(Integer.class);

    assertThat(FakeRequest.post("/", "1").with("Content-Type", type).to(echo).status())
        .isEqualTo(status);
  }

  @Test
  void body_thatIsCompressed_is415() {
    var echo =
        Routes.under("").open().post("/").body(Integer.class).calls(n -> n).gives(Integer.class);
    var request = FakeRequest.post("/", "1");

    assertThat(request.with("Content-Encoding", "gzip").to(echo).status()).isEqualTo(415);
    assertThat(request.with("Content-Encoding", "Identity").to(echo).status()).isEqualTo(200);
  }

  private static InputStream bytes(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }

  private static FakeRequest post(InputStream body) {
    return FakeRequest.get("/").method("POST").body(body);
  }
}
