package dev.tenon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCertificateTest {

  private static X509Certificate read(TestCertificate made) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(made.certificate().getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void certificate_isOfItsName_signedByItself_andValidInItsTime(String algorithm) throws Exception {
    var begin = Instant.parse("2026-01-31T12:00:00Z");
    var end = Instant.parse("2030-02-28T23:59:59Z");

    var read = read(TestCertificate.of("shop.example", algorithm, begin, end));

    read.verify(read.getPublicKey());
    assertThat(read.getSubjectX500Principal().getName()).isEqualTo("CN=shop.example");
    assertThat(read.getNotBefore().toInstant()).isEqualTo(begin);
    assertThat(read.getNotAfter().toInstant()).isEqualTo(end);
    assertThat(read.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly("localhost", "shop.example", "127.0.0.1");
  }

  @Test
  void certificate_isValidNow_andAnotherEachTime() throws Exception {
    var one = TestCertificate.of("localhost");

    read(one).checkValidity();
    assertThat(one.certificate()).isNotEqualTo(TestCertificate.of("localhost").certificate());
    assertThat(one.key()).startsWith("-----BEGIN PRIVATE KEY-----\n");
  }

  @Test
  void certificate_isTrustedByWhoTrustsIt() {
    var one = TestCertificate.of("localhost");

    assertThat(one.trusted().getProtocol()).isEqualTo("TLS");
    assertThat(one.trustedBy(TestCertificate.of("caller")).getProtocol()).isEqualTo("TLS");
  }

  @Test
  void algorithm_thatIsUnknown_isRefused() {
    var now = Instant.now();

    assertThatThrownBy(() -> TestCertificate.of("a", "DSA", now, now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DSA");
    assertThatThrownBy(() -> TestCertificate.of("a", "none", now, now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none");
  }

  @Test
  void certificate_thatIsIssued_isSignedByItsIssuer() throws Exception {
    var authority = TestCertificate.of("authority", "Ed25519", Instant.now(), Instant.now());
    var issued = read(authority.issue("caller"));

    issued.verify(read(authority).getPublicKey());
    assertThat(issued.getIssuerX500Principal().getName()).isEqualTo("CN=authority");
    assertThat(issued.getSubjectX500Principal().getName()).isEqualTo("CN=caller");
  }
}
