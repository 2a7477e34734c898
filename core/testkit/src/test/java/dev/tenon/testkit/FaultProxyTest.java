package dev.tenon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private static final int PATIENCE_MILLIS = 30_000;

  private EchoServer server;
  private FaultProxy proxy;

  @BeforeEach
  void open() throws IOException {
    server = new EchoServer();
    proxy = FaultProxy.to("127.0.0.1", server.port());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  private Socket client() throws IOException {
    var socket = new Socket(proxy.address().getAddress(), proxy.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hear(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }

  private static void await(BooleanSupplier condition) {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 30 s").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void withoutFaults_bytesPassBothWays_andConnectionsAreCounted() throws Exception {
    assertThat(proxy.connections()).isZero();
    try (var one = client();
        var two = client()) {
      say(one, "hello");
      say(two, "x".repeat(100_000));

      assertThat(hear(one, 5)).isEqualTo("hello");
      assertThat(hear(two, 100_000)).isEqualTo("x".repeat(100_000));
      assertThat(proxy.connections()).isEqualTo(2);
    }
    await(() -> proxy.connections() == 0);
  }

  @Test
  void halfClose_isPassedOn_andTheAnswerStillArrives() throws Exception {
    try (var client = client()) {
      say(client, "a");
      client.shutdownOutput();

      assertThat(server.heard()).isEqualTo('a');
      assertThat(server.heard()).isEqualTo(EchoServer.END);
      assertThat(hear(client, 10)).isEqualTo("a.");
    }
    await(() -> proxy.connections() == 0);
  }

  @Test
  void latency_holdsEverythingBack_oneWayOrBoth_untilHealed() throws Exception {
    try (var client = client()) {
      proxy.latency(Direction.TO_CLIENT, Duration.ofMillis(100));
      long began = System.nanoTime();
      say(client, "a");
      assertThat(hear(client, 1)).isEqualTo("a");
      assertThat(since(began)).isGreaterThanOrEqualTo(Duration.ofMillis(100));

      proxy.latency(Duration.ofMillis(60));
      began = System.nanoTime();
      say(client, "b");
      assertThat(hear(client, 1)).isEqualTo("b");
      assertThat(since(began)).isGreaterThanOrEqualTo(Duration.ofMillis(120));

      proxy.latency(Duration.ofHours(1));
      say(client, "c");
      proxy.heal();
      assertThat(hear(client, 1)).isEqualTo("c");
    }
  }

  @Test
  void bandwidth_letsSoManyBytesPassASecond() throws Exception {
    try (var client = client()) {
      proxy.bandwidth(Direction.TO_SERVER, 1_000);
      long began = System.nanoTime();
      say(client, "x".repeat(200));
      assertThat(hear(client, 200)).isEqualTo("x".repeat(200));
      assertThat(since(began)).isGreaterThanOrEqualTo(Duration.ofMillis(140));

      proxy.bandwidth(1);
      say(client, "y".repeat(200));
      proxy.heal();
      assertThat(hear(client, 200)).isEqualTo("y".repeat(200));
    }
  }

  @Test
  void slice_passesOnSmallPieces_andAllOfThem() throws Exception {
    try (var client = client()) {
      proxy.slice(Direction.TO_SERVER, 1);
      proxy.slice(3);
      long began = System.nanoTime();
      say(client, "0123456789".repeat(6));

      assertThat(hear(client, 60)).isEqualTo("0123456789".repeat(6));
      assertThat(since(began)).isGreaterThanOrEqualTo(Duration.ofMillis(19));
    }
  }

  @Test
  void silence_ofAnswers_theServerHears_andTheAnswerComesLate() throws Exception {
    try (var client = client()) {
      proxy.silence(Direction.TO_CLIENT);
      say(client, "a");
      assertThat(server.heard()).isEqualTo('a');
      client.setSoTimeout(50);
      assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(SocketTimeoutException.class);

      proxy.heal();
      client.setSoTimeout(PATIENCE_MILLIS);
      assertThat(hear(client, 1)).isEqualTo("a");
    }
  }

  @Test
  void silence_bothWays_newConnectionsAreAccepted_andNothingIsHeard() throws Exception {
    proxy.silence();
    try (var client = client()) {
      say(client, "a");
      client.shutdownOutput();
      assertThat(server.heard(50)).isNull();

      proxy.heal();
      assertThat(server.heard()).isEqualTo('a');
      assertThat(hear(client, 2)).isEqualTo("a.");
    }
  }

  @Test
  void silence_inTheMiddleOfSlices_holdsTheRest() throws Exception {
    try (var client = client()) {
      proxy.slice(Direction.TO_SERVER, 1);
      say(client, "0123456789".repeat(100));
      assertThat(server.heard()).isEqualTo('0');
      proxy.silence(Direction.TO_SERVER);
      proxy.heal();

      assertThat(hear(client, 1_000)).isEqualTo("0123456789".repeat(100));
    }
  }

  @Test
  void reset_breaksWhatThereIs_andAcceptsWhatComes() throws Exception {
    try (var client = client();
        var next = new Socket()) {
      say(client, "a");
      assertThat(hear(client, 1)).isEqualTo("a");
      assertThat(server.heard()).isEqualTo('a');

      proxy.reset();

      assertThatThrownBy(() -> hear(client, 1))
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
      assertThat(server.heard()).isEqualTo(EchoServer.BROKEN);
      assertThat(proxy.connections()).isZero();
      next.connect(proxy.address());
      say(next, "b");
      assertThat(hear(next, 1)).isEqualTo("b");
    }
  }

  @Test
  void reset_whileSomethingIsHeldBack_losesIt() throws Exception {
    try (var client = client()) {
      proxy.silence(Direction.TO_SERVER);
      say(client, "a");
      await(() -> proxy.connections() == 1);

      proxy.reset();
      proxy.heal();

      assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void cut_endsWhatThereIs_andRefusesWhatComes_untilHealed() throws Exception {
    try (var client = client()) {
      say(client, "a");
      assertThat(hear(client, 1)).isEqualTo("a");
      assertThat(server.heard()).isEqualTo('a');

      proxy.cut();
      proxy.cut();

      assertThat(hear(client, 1)).isEmpty();
      assertThat(server.heard()).isEqualTo(EchoServer.END);
      assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
      assertThat(proxy.connections()).isZero();
    }
    proxy.heal();
    proxy.heal();
    try (var client = client()) {
      say(client, "b");
      assertThat(hear(client, 1)).isEqualTo("b");
    }
  }

  @Test
  void cut_interrupted_isDoneAndStaysInterrupted() throws Exception {
    Thread.currentThread().interrupt();
    proxy.cut();
    assertThat(Thread.interrupted()).isTrue();

    proxy.heal();
    try (var client = client()) {
      say(client, "a");
      assertThat(hear(client, 1)).isEqualTo("a");
    }
  }

  @Test
  void cut_andThePortTakenMeanwhile_isSaid() throws Exception {
    proxy.cut();
    try (var thief = new ServerSocket(proxy.port(), 1, proxy.address().getAddress())) {
      assertThatThrownBy(proxy::heal)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(Integer.toString(thief.getLocalPort()));
    }
    proxy.heal();
  }

  @Test
  void serverAway_connectionsAreReset_untilItIsThere() throws Exception {
    server.close();
    try (var client = client()) {
      assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(SocketException.class);
    }
    await(() -> proxy.connections() == 0);
  }

  @Test
  void close_endsEverything_givesThePortBack_andTwiceIsFine() throws Exception {
    try (var client = client()) {
      say(client, "a");
      assertThat(hear(client, 1)).isEqualTo("a");

      proxy.close();
      proxy.close();

      assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(SocketException.class);
      assertThat(proxy.connections()).isZero();
      assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
      assertThatIllegalStateException().isThrownBy(proxy::heal).withMessageContaining("closed");
      assertThatIllegalStateException().isThrownBy(proxy::cut);
      assertThatIllegalStateException().isThrownBy(() -> proxy.silence());
    }
  }

  @Test
  void arguments_thatMeanNothing_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> proxy.latency(Duration.ofMillis(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> proxy.bandwidth(0))
        .withMessageContaining("silence()");
    assertThatIllegalArgumentException().isThrownBy(() -> proxy.slice(0));
  }
}
