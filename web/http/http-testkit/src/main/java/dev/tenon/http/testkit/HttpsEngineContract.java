package dev.tenon.http.testkit;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.http.HttpOptions;
import dev.tenon.http.TlsFailure;
import dev.tenon.http.TlsOptions;
import dev.tenon.http.TlsOptions.ClientCertificates;
import dev.tenon.testkit.TestCertificate;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an engine must do over TLS: all of [HttpEngineContract] once more, and what only TLS shows.
///
/// ```java
/// class HelidonHttpsTest extends HttpsEngineContract {
///   HelidonHttpsTest() {
///     super(new HelidonHarness());
///   }
/// }
/// ```
public abstract class HttpsEngineContract extends HttpEngineContract {

  private static final TestCertificate SERVER = TestCertificate.of("server.example");
  private static final TestCertificate CALLERS = TestCertificate.of("callers");
  private static final SSLContext TRUSTED = SERVER.trusted();
  private static final String REQUEST = "GET /things/best HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final int ALERT = 21;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// A contract over this engine.
  protected HttpsEngineContract(EngineHarness harness) {
    super(harness);
  }

  @Override
  HttpOptions options() {
    return super.options().withTls(tls());
  }

  private static TlsOptions tls() {
    return TlsOptions.of(SERVER.certificate(), SERVER.key());
  }

  @Override
  TestClient reach() {
    return reach(TRUSTED);
  }

  private TestClient reach(SSLContext tls) {
    return TestClient.at(URI.create("https://127.0.0.1:" + port()), tls);
  }

  @Override
  RawConnection dial(int port) throws IOException {
    return RawConnection.to(port, TRUSTED);
  }

  @Override
  Duration brief() {
    return Duration.ofMillis(1500);
  }

  @Override
  String scheme() {
    return "https true";
  }

  private void serve(TlsOptions tls) {
    serve(things(), options -> options.withTls(tls));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void protocol_isTls13_orTls12(String protocol) throws Exception {
    serve(tls());
    try (var socket = (SSLSocket) TRUSTED.getSocketFactory().createSocket("localhost", port())) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
    }
  }

  @Test
  @Timeout(60)
  void client_ofTls13_mayRenewItsKeys() throws Exception {
    serve(tls());
    try (var socket = (SSLSocket) TRUSTED.getSocketFactory().createSocket("localhost", port())) {
      for (int i = 0; i < 3; i++) {
        socket.startHandshake();
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));

        assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
        socket.getInputStream().skipNBytes(socket.getInputStream().available());
      }
    }
  }

  @Test
  @Timeout(60)
  void client_ofTls12_thatWantsToRenegotiate_isNotServedAnyMore() throws Exception {
    serve(counting(), options -> options);
    try (var socket = (SSLSocket) TRUSTED.getSocketFactory().createSocket("localhost", port())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.startHandshake();

      assertThatThrownBy(() -> askAgain(socket)).isInstanceOf(IOException.class);
    }
    assertThat(handled).hasValue(0);
    assertThat(reach().get("/")).hasStatus(200);
  }

  private static void askAgain(SSLSocket socket) throws IOException {
    socket.startHandshake();
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    if (socket.getInputStream().read() < 0) {
      throw new EOFException("Ended");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Connection: close\r\n\r\n", "Bad Name: x\r\n\r\n"})
  void connection_thatEnds_saysSo(String rest) throws Exception {
    serve(tls());
    try (var plain = new RecordedSocket(port());
        var socket =
            (SSLSocket) TRUSTED.getSocketFactory().createSocket(plain, "localhost", port(), true)) {
      // Of TLS 1.3, nobody else sees what a record is.
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      var request = "GET /things/best HTTP/1.1\r\nHost: a\r\n" + rest;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().readAllBytes()).asString().startsWith("HTTP/1.1 ");
      assertThat(plain.lastRecord()).as("the kind of the last record").isEqualTo(ALERT);
    }
  }

  @Test
  void client_thatSpeaksAnotherProtocolOnly_isRefused() throws IOException {
    serve(tls());
    try (var socket = (SSLSocket) TRUSTED.getSocketFactory().createSocket("localhost", port())) {
      var parameters = new SSLParameters();
      parameters.setApplicationProtocols(new String[] {"imap"});
      socket.setSSLParameters(parameters);

      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
    assertThat(reach().get("/things/best")).hasStatus(200);
  }

  @Test
  void client_thatDoesNotTrustTheServer_leavesItUnharmed() throws Exception {
    serve(tls());
    var stranger = untrusting();

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> RawConnection.to(port(), stranger)).isInstanceOf(SSLException.class);
    }
    assertThat(reach().get("/things/best")).hasStatus(200);
  }

  private static SSLContext untrusting() throws NoSuchAlgorithmException {
    return SSLContext.getDefault();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u0016\u0003\u0001\u0000\u0005hello",
        "\u0016\u0003\u0001\u00ff\u00ff\u0001",
        "\0\0\0\0\0\0\0\0\0\0"
      })
  @Timeout(60)
  void bytes_thatAreNoTls_areNotHandled_andEndTheConnection(String bytes) throws IOException {
    serve(counting(), options -> options.withRequestTimeout(brief()));
    try (var connection = RawConnection.to(port())) {
      connection.send(bytes);
      assertThat(connection.readUntilClosed()).doesNotStartWith("HTTP/1.1 2");
    }
    assertThat(handled).hasValue(0);
    assertThat(reach().get("/")).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0016", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000"})
  @Timeout(60)
  void handshake_thatDoesNotComeInTime_endsTheConnection(String part) throws IOException {
    serve(things(), options -> options.withRequestTimeout(brief()));
    try (var connection = RawConnection.to(port())) {
      connection.send(part);
      assertThat(connection.readUntilClosed()).doesNotContain("HTTP/1.1");
    }
  }

  @Test
  @Timeout(60)
  void handshake_thatIsUnderWay_isNotWaitedFor_atTheEnd() throws IOException {
    serve(things(), options -> options.withShutdownGrace(Duration.ofMinutes(10)));
    try (var silent = RawConnection.to(port());
        var begun = RawConnection.to(port())) {
      begun.send("\u0016\u0003\u0001");
      assertThat(reach().get("/things/best")).hasStatus(200);

      servers.getLast().close();

      assertThat(silent.readUntilClosed() + begun.readUntilClosed()).doesNotContain("HTTP/1.1");
    }
  }

  @Test
  @Timeout(60)
  void client_thatStaysAfterTheLastAnswer_makesRoomForAnother() throws IOException {
    serve(things(), options -> options.withMaxConnections(1));
    try (var staying = dial(port())) {
      staying.send("GET /things/best HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(staying.readUntilClosed()).startsWith("HTTP/1.1 200");

      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!isServed(TRUSTED)) {
        assertThat(System.nanoTime()).as("there is no room").isLessThan(end);
      }
    }
  }

  @Test
  void client_mustShowACertificate_whereOneIsRequired() {
    serve(tls().withClients(ClientCertificates.REQUIRED, CALLERS.certificate()));

    assertThat(reach(SERVER.trustedBy(CALLERS)).get("/things/best")).hasStatus(200);
    assertThat(reach(SERVER.trustedBy(CALLERS.issue("caller"))).get("/things/best")).hasStatus(200);
    for (var other : new SSLContext[] {TRUSTED, SERVER.trustedBy(SERVER)}) {
      assertThatThrownBy(() -> reach(other).get("/things/best"))
          .hasRootCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void client_mayShowACertificate_whereOneIsWanted() {
    serve(tls().withClients(ClientCertificates.WANTED, CALLERS.certificate()));

    assertThat(reach().get("/things/best")).hasStatus(200);
    assertThat(reach(SERVER.trustedBy(CALLERS)).get("/things/best")).hasStatus(200);
  }

  @Test
  @Timeout(60)
  void certificate_thatIsRenewed_isShownWithoutARestart(@TempDir Path folder) throws IOException {
    var certificate = Files.writeString(folder.resolve("tls.crt"), SERVER.certificate());
    var key = Files.writeString(folder.resolve("tls.key"), SERVER.key());
    serve(TlsOptions.of(certificate.toString(), key.toString()).withReload(Duration.ofSeconds(1)));
    assertThat(reach().get("/things/best")).hasStatus(200);
    var renewed = TestCertificate.of("renewed.example");

    Files.writeString(certificate, renewed.certificate());
    Files.writeString(key, renewed.key());

    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isServed(renewed.trusted())) {
      assertThat(System.nanoTime()).as("the old certificate is shown").isLessThan(end);
    }
    assertThat(isServed(TRUSTED)).isFalse();
  }

  private boolean isServed(SSLContext tls) throws IOException {
    try (var connection = RawConnection.to(port(), tls)) {
      connection.send(REQUEST);
      return connection.readAnswer().startsWith("HTTP/1.1 200");
    } catch (SSLException | SocketException e) {
      return false;
    }
  }

  @Test
  void key_thatCannotBeRead_isRefusedAtStart() {
    var broken = TlsOptions.of(SERVER.certificate(), "/nowhere/tls.key");

    assertThatThrownBy(() -> serve(broken))
        .isInstanceOf(TlsFailure.class)
        .hasMessageContainingAll("TENON-H01", "http.tls.key");
  }
}
