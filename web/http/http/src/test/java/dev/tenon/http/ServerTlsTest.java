package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.testkit.SettableClock;
import dev.tenon.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTlsTest {

  private static final TestCertificate ONE = TestCertificate.of("one.example");
  private static final TestCertificate OTHER = TestCertificate.of("other.example");

  private final SettableClock clock = SettableClock.at(Instant.now());
  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private TlsOptions files(TestCertificate certificate) throws IOException {
    return TlsOptions.of(
        file("tls.crt", certificate.certificate()), file("tls.key", certificate.key()));
  }

  private static String presented(ServerTls tls, TestCertificate trusted) throws IOException {
    return Handshake.of(trusted.trusted().createSSLEngine(), tls.engine()).certificate();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void certificate_ofAnyUsualKind_isPresented(String algorithm) throws IOException {
    var certificate =
        TestCertificate.of(
            "a.example", algorithm, Instant.now(), Instant.now().plus(Duration.ofDays(9)));

    var tls = ServerTls.of(TlsOptions.of(certificate.certificate(), certificate.key()));

    assertThat(presented(tls, certificate)).isEqualTo("CN=a.example");
  }

  @Test
  void key_mayStandInTheFileOfTheCertificate() throws IOException {
    var both = file("both.pem", "Ours:\n" + ONE.certificate() + ONE.key() + OTHER.certificate());

    assertThat(presented(ServerTls.of(TlsOptions.of(both, both)), ONE)).isEqualTo("CN=one.example");
  }

  @Test
  void certificates_thatLeadToTheAuthority_areShownInOrder_andNoOthers() throws IOException {
    var root = TestCertificate.of("root");
    var between = root.issue("between");
    var server = between.issue("server");
    var all =
        server.certificate() + root.certificate() + OTHER.certificate() + between.certificate();

    var tls = ServerTls.of(TlsOptions.of(all, server.key()));

    var client = server.trusted().createSSLEngine();
    Handshake.of(client, tls.engine());
    assertThat(client.getSession().getPeerCertificates())
        .extracting(each -> ((X509Certificate) each).getSubjectX500Principal().getName())
        .containsExactly("CN=server", "CN=between", "CN=root");
  }

  @Test
  void protocols_areTwo_andTheApplicationSpeaksHttp11() throws IOException {
    var tls = ServerTls.of(files(ONE));

    assertThat(tls.engine().getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(tls.engine().getUseClientMode()).isFalse();
    assertThat(protocol(tls, "h2", "http/1.1")).isEqualTo("http/1.1");
    assertThatThrownBy(() -> protocol(tls, "h2")).hasMessageContaining("no_application_protocol");
  }

  private static String protocol(ServerTls tls, String... offered) throws IOException {
    var client = ONE.trusted().createSSLEngine();
    var parameters = client.getSSLParameters();
    parameters.setApplicationProtocols(offered);
    client.setSSLParameters(parameters);
    Handshake.of(client, tls.engine());
    return client.getApplicationProtocol();
  }

  @Test
  void files_thatChange_areReadAnew_withinTheTime() throws IOException {
    var tls = ServerTls.of(files(ONE), clock);
    files(OTHER);

    clock.advance(Duration.ofSeconds(59));
    assertThat(presented(tls, ONE)).isEqualTo("CN=one.example");
    clock.advance(Duration.ofSeconds(1));
    assertThat(presented(tls, OTHER)).isEqualTo("CN=other.example");
  }

  @Test
  void files_behindALinkThatIsTurned_areReadAnew() throws IOException {
    var before = Files.createDirectory(folder.resolve("before"));
    var after = Files.createDirectory(folder.resolve("after"));
    for (var each : new Path[] {before, after}) {
      var certificate = each.equals(before) ? ONE : OTHER;
      Files.writeString(each.resolve("tls.crt"), certificate.certificate());
      Files.writeString(each.resolve("tls.key"), certificate.key());
    }
    var link = Files.createSymbolicLink(folder.resolve("now"), before);
    var tls =
        ServerTls.of(
            TlsOptions.of(link.resolve("tls.crt").toString(), link.resolve("tls.key").toString()),
            clock);

    Files.delete(link);
    Files.createSymbolicLink(link, after);
    clock.advance(Duration.ofMinutes(1));

    assertThat(presented(tls, OTHER)).isEqualTo("CN=other.example");
  }

  @Test
  void files_thatCannotBeUsed_leaveWhatWasRead_andAreReadAgainWhenTheyAreMended()
      throws IOException {
    var tls = ServerTls.of(files(ONE), clock);

    file("tls.crt", OTHER.certificate());
    clock.advance(Duration.ofMinutes(1));
    assertThat(presented(tls, ONE)).as("half of a pair").isEqualTo("CN=one.example");
    Files.delete(folder.resolve("tls.key"));
    clock.advance(Duration.ofMinutes(1));
    assertThat(presented(tls, ONE)).as("no key").isEqualTo("CN=one.example");
    file("tls.key", OTHER.key());
    clock.advance(Duration.ofMinutes(1));
    assertThat(presented(tls, OTHER)).as("a pair again").isEqualTo("CN=other.example");
  }

  @Test
  void files_areLookedAt_alsoByAClockThatWasSetBack() throws IOException {
    var tls = ServerTls.of(files(ONE), clock);
    files(OTHER);
    clock.advance(Duration.ofDays(-1));

    assertThat(presented(tls, OTHER)).isEqualTo("CN=other.example");
  }

  @Test
  void client_mustShowACertificateOfTheAuthorities() throws IOException {
    var caller = TestCertificate.of("caller");
    var tls =
        ServerTls.of(
            files(ONE).withClients(TlsOptions.ClientCertificates.REQUIRED, caller.certificate()));

    assertThat(Handshake.of(ONE.trustedBy(caller).createSSLEngine(), tls.engine()).caller())
        .isEqualTo("CN=caller");
    assertRefused(ONE.trusted().createSSLEngine(), tls);
    assertRefused(ONE.trustedBy(OTHER).createSSLEngine(), tls);
  }

  @Test
  void client_mayShowACertificate_butNoneOfAnybody() throws IOException {
    var caller = TestCertificate.of("caller");
    var tls =
        ServerTls.of(
            files(ONE)
                .withClients(
                    TlsOptions.ClientCertificates.WANTED,
                    file("callers.pem", caller.certificate())));

    assertThat(Handshake.of(ONE.trusted().createSSLEngine(), tls.engine()).caller()).isEmpty();
    assertThat(Handshake.of(ONE.trustedBy(caller).createSSLEngine(), tls.engine()).caller())
        .isEqualTo("CN=caller");
  }

  private static void assertRefused(SSLEngine client, ServerTls tls) {
    assertThatThrownBy(() -> Handshake.of(client, tls.engine())).isInstanceOf(IOException.class);
  }

  @Test
  void options_ofNoTls_haveNone() {
    assertThatThrownBy(() -> ServerTls.of(TlsOptions.defaults()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
