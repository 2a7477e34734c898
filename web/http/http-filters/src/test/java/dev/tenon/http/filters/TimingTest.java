package dev.tenon.http.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import dev.tenon.http.Reply;
import dev.tenon.http.Response;
import dev.tenon.http.Routes;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingTest {

  private static final long MILLI = 1_000_000;

  private final Routes routes =
      Routes.under("")
          .open()
          .get("/orders/{id}")
          .path(String.class)
          .answers(_ -> Response.of(1).header("Server-Timing", "db;dur=3"))
          .gives(Integer.class)
          .get("/health/live")
          .replies(_ -> Reply.of(204));

  @ParameterizedTest
  @CsvSource({"0, 0.00", "9999, 0.00", "10000, 0.01", "12345678, 12.34", "61000000000, 61000.00"})
  void timing_isInMilliseconds(long nanos, String millis) {
    var reply = Ask.get("/orders/7").to(routes, new ResponseTiming(Steps.of(nanos)));

    assertThat(reply.headers().all("Server-Timing"))
        .containsExactly("db;dur=3", "app;dur=" + millis);
    assertThat(reply.headers().all("X-Process-Time")).containsExactly(millis + "ms");
  }

  @Test
  void timing_isOnErrors_too() {
    var reply = Ask.get("/nowhere").to(routes, ResponseTiming.create());

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.headers().first("X-Process-Time").orElseThrow()).matches("\\d+\\.\\d\\dms");
  }

  @Test
  void request_overTheBound_isLogged_withItsRoute_andWithoutItsPathAndQuery() {
    var slow = new SlowRequests(Duration.ofSeconds(1), Steps.of(1001 * MILLI));
    try (var log = new LoggedLines(Level.INFO)) {
      Ask.get("/orders/7?token=hunter2").to(routes, slow);
      Ask.get("/nowhere").to(routes, slow);

      assertThat(log.lines())
          .containsExactly(
              "WARN This request took long method=GET route=/orders/{id} status=200 millis=1001",
              "WARN This request took long method=GET route=none status=404 millis=1001");
    }
  }

  @Test
  void request_atTheBound_isNotSlow() {
    try (var log = new LoggedLines(Level.INFO)) {
      Ask.get("/orders/7")
          .to(routes, new SlowRequests(Duration.ofSeconds(1), Steps.of(1000 * MILLI)));
      Ask.get("/orders/7").to(routes, SlowRequests.over(Duration.ofDays(1)));

      assertThat(log.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PT0S", "PT-1S", "PT0.000999999S", "PT24H0.000000001S", "PT99999999999999H"})
  void bound_thatIsNone_isRefused(String bound) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlowRequests.over(Duration.parse(bound)))
        .withMessageContaining(Duration.parse(bound).toString());
  }

  @Test
  void accessLog_hasALineForEachRequest_withNothingThatASecretMayBeIn() {
    var access = new AccessLog(Set.of(), false, Steps.of(12 * MILLI));
    try (var log = new LoggedLines(Level.INFO)) {
      Ask.get("/orders/7?token=hunter2").to(routes, access);
      Ask.get("/admin/hunter2").to(routes, access);

      assertThat(log.lines().getFirst())
          .isEqualTo("INFO Answered method=GET route=/orders/{id} status=200 millis=12 bytes=1");
      assertThat(log.lines().getLast())
          .startsWith("INFO Answered method=GET route=none status=404 millis=12 bytes=");
    }
  }

  @Test
  void accessLog_leavesRoutesOut_andShowsTheClientWhereAsked() {
    var access = AccessLog.create().leavingOut(Set.of("/health/live")).withClient();
    try (var log = new LoggedLines(Level.INFO)) {
      assertThat(Ask.get("/health/live").to(routes, access).status()).isEqualTo(204);
      Ask.get("/orders/7").from("203.0.113.9").to(routes, access);

      assertThat(log.lines()).singleElement().asString().endsWith("bytes=1 client=203.0.113.9");
    }
  }

  @Test
  void accessLog_ofAStream_doesNotKnowItsBytes() {
    var streaming =
        Routes.under("")
            .open()
            .get("/")
            .replies(request -> Reply.streaming(200, "text/plain", out -> out.write('a')));
    try (var log = new LoggedLines(Level.INFO)) {
      Ask.get("/").to(streaming, new AccessLog(Set.of(), false, Steps.of(12 * MILLI)));

      assertThat(log.lines())
          .containsExactly("INFO Answered method=GET route=/ status=200 millis=12");
    }
  }

  @Test
  void accessLog_thatNobodyReads_isNotWritten() {
    try (var log = new LoggedLines(Level.WARN)) {
      assertThat(Ask.get("/orders/7").to(routes, AccessLog.create()).status()).isEqualTo(200);

      assertThat(log.lines()).isEmpty();
    }
  }
}
