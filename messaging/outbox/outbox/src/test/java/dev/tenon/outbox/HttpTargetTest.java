package dev.tenon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenon.errors.TransientError;
import dev.tenon.testkit.SettableClock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpTargetTest {

  private static final Message MESSAGE =
      new Message(
          UUID.fromString("0198f2c0-0000-7000-8000-000000000001"),
          "order.placed",
          "Größe \"1\" %\u007f",
          2,
          "{\"text\":\"ü\"}",
          Map.of("tenant", "acme & co"),
          Instant.parse("2026-01-01T00:00:00.5Z"),
          1);

  private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
  private final Map<String, String> seen = new HashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch cut = new CountDownLatch(1);
  private HttpServer server;
  private HttpTarget target;
  private volatile int status = 204;
  private volatile String retryAfter = "";
  private volatile long bodyBytes = -1;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    target = HttpTarget.to(uri(), "/orders/ü", options(), clock);
  }

  @AfterEach
  void close() {
    released.countDown();
    target.close();
    server.stop(0);
    threads.close();
  }

  private URI uri() {
    return URI.create(
        "http://127.0.0.1:%d/events?key=secret".formatted(server.getAddress().getPort()));
  }

  private static HttpTargetOptions options() {
    return HttpTargetOptions.defaults().withHeader("Authorization", "Bearer x");
  }

  private void answer(HttpExchange exchange) throws IOException {
    seen.put("method", exchange.getRequestMethod());
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> seen.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    seen.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (!retryAfter.isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    if (status == 0) {
      awaited();
      return;
    }
    exchange.sendResponseHeaders(status, bodyBytes);
    try (exchange;
        var out = exchange.getResponseBody()) {
      if (bodyBytes == 0) {
        writeUntilNobodyReads(out);
      } else if (bodyBytes > 0) {
        out.write(1);
        out.flush();
        awaited();
      }
    }
  }

  private void writeUntilNobodyReads(OutputStream out) {
    var part = new byte[8_192];
    try {
      while (released.getCount() > 0) {
        out.write(part);
      }
    } catch (IOException e) {
      cut.countDown();
    }
  }

  private void awaited() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void message_isPostedAsACloudEvent() throws Exception {
    target.deliver(MESSAGE);

    assertThat(seen)
        .containsEntry("method", "POST")
        .containsEntry("body", "{\"text\":\"ü\"}")
        .containsEntry("content-type", "application/json")
        .containsEntry("idempotency-key", "0198f2c0-0000-7000-8000-000000000001")
        .containsEntry("ce-specversion", "1.0")
        .containsEntry("ce-id", "0198f2c0-0000-7000-8000-000000000001")
        .containsEntry("ce-type", "order.placed")
        .containsEntry("ce-source", "/orders/%C3%BC")
        .containsEntry("ce-time", "2026-01-01T00:00:00.500Z")
        .containsEntry("ce-partitionkey", "Gr%C3%B6%C3%9Fe%20%221%22%20%25%7F")
        .containsEntry("ce-dataversion", "2")
        .containsEntry("ce-tenant", "acme%20&%20co")
        .containsEntry("authorization", "Bearer x");
  }

  @Test
  void message_withoutKey_hasNoPartition() throws Exception {
    try (var plain = HttpTarget.to(uri(), "/orders")) {
      plain.deliver(new Message(UUID.randomUUID(), "t", null, 1, "1", Map.of(), Instant.EPOCH, 1));
    }

    assertThat(seen).doesNotContainKey("ce-partitionkey").containsEntry("body", "1");
  }

  @Test
  void statusOfSuccess_isADelivery() throws Exception {
    for (int some : new int[] {200, 202, 204, 299}) {
      status = some;
      target.deliver(MESSAGE);
    }
  }

  @Test
  void statusThatPasses_isTriedAgainLater_notBeforeItSays() {
    for (int some : new int[] {408, 425, 429, 500, 503, 599}) {
      status = some;
      assertWait("", Duration.ZERO);
    }
    assertWait("121", Duration.ofSeconds(121));
    assertWait("Thu, 01 Jan 2026 00:00:30 GMT", Duration.ofSeconds(30));
    assertWait("Wed, 31 Dec 2025 00:00:30 GMT", Duration.ZERO);
    assertWait("soon", Duration.ZERO);
    assertWait("9999999999", Duration.ZERO);
    assertWait("-1", Duration.ZERO);
  }

  private void assertWait(String said, Duration wait) {
    retryAfter = said;
    assertThatThrownBy(() -> target.deliver(MESSAGE))
        .isInstanceOfSatisfying(
            TransientError.class, error -> assertThat(error.retryAfter()).isEqualTo(wait));
  }

  @Test
  void anyOtherStatus_isARejection_redirectionsIncluded() {
    for (int some : new int[] {301, 304, 307, 400, 401, 404, 409, 410, 422}) {
      status = some;
      assertThatThrownBy(() -> target.deliver(MESSAGE))
          .isInstanceOf(Rejected.class)
          .hasMessageContaining(" answered " + some)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
  }

  @Test
  void answer_thatGoesOnForEver_isNotWaitedFor_andItsConnectionIsClosed() throws Exception {
    status = 200;
    bodyBytes = 0; // chunked, without end
    target.deliver(MESSAGE);
    cut.await();
  }

  @Test
  void answer_thatBreaksOffAfterItsHead_isADelivery_andTheNextGoesElsewhere() throws Exception {
    status = 200;
    bodyBytes = 1_000; // one is sent
    target.deliver(MESSAGE);

    released.countDown();
    status = 204;
    bodyBytes = -1;
    target.deliver(MESSAGE);
  }

  /// Whether the client sees the head or the end first is decided anew each time.
  @Test
  void answers_thatAreCutAtTheirHead_areDeliveriesAllTheSame() throws Exception {
    try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var plain =
            HttpTarget.to(
                URI.create("http://127.0.0.1:%d/".formatted(listener.getLocalPort())), "/o")) {
      threads.execute(() -> cutAll(listener));
      for (int i = 0; i < 50; i++) {
        plain.deliver(MESSAGE);
      }
    }
  }

  private static void cutAll(ServerSocket listener) {
    while (!listener.isClosed()) {
      try (var socket = listener.accept()) {
        var in = socket.getInputStream();
        in.readNBytes(1);
        in.readNBytes(in.available());
        socket.setSoLinger(true, 1);
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // The client or the listener is closed.
      }
    }
  }

  @Test
  void noAnswerInTime_isAFailure() {
    status = 0;
    try (var impatient =
        HttpTarget.to(
            uri(), "/o", HttpTargetOptions.defaults().withTimeout(Duration.ofMillis(100)))) {
      assertThatThrownBy(() -> impatient.deliver(MESSAGE)).isInstanceOf(HttpTimeoutException.class);
    }
    released.countDown();
  }

  @Test
  void noConnection_isAFailure() {
    server.stop(0);

    assertThatThrownBy(() -> target.deliver(MESSAGE)).isInstanceOf(IOException.class);
  }

  @Test
  void wrongAddressSourceOrHeader_isRefusedAtOnce() {
    assertThatThrownBy(() -> HttpTarget.to(URI.create("mailto:a@b"), "/o"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpTarget.to(uri(), "")).hasMessageContaining("such as /orders");
    assertThatThrownBy(() -> HttpTarget.to(uri(), "a b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> HttpTarget.to(uri(), "/o", HttpTargetOptions.defaults().withHeader("Host", "x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpTargetOptions.defaults().withTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpTargetOptions.defaults().withTimeout(Duration.ofHours(1)))
        .hasMessageContaining("PT1H");
  }

  @Test
  void texts_showNoSecrets() {
    assertThat(target.toString()).isEqualTo("HttpTarget[http://127.0.0.1/events]");
    assertThat(options().toString()).contains("Authorization").doesNotContain("Bearer");
  }
}
