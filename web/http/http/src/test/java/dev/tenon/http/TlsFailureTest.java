package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenon.http.TlsOptions.ClientCertificates;
import dev.tenon.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in the files of TLS, and is not what is needed.
class TlsFailureTest {

  private static final TestCertificate ONE = TestCertificate.of("one.example");
  private static final TestCertificate OTHER = TestCertificate.of("other.example");

  private static TlsFailure failure(String certificate, String key) {
    return failure(TlsOptions.of(certificate, key));
  }

  private static TlsFailure failure(TlsOptions options) {
    return catchThrowableOfType(TlsFailure.class, () -> ServerTls.of(options));
  }

  @Test
  void file_thatIsMissing_isNamed(@TempDir Path folder) {
    var missing = folder.resolve("missing.pem").toString();

    var failure = failure(missing, ONE.key());

    assertThat(failure.id()).isEqualTo("TENON-H01");
    assertThat(failure)
        .hasMessageStartingWith("TENON-H01  ")
        .hasMessageContainingAll("missing.pem", "http.tls.certificate", "NoSuchFileException");
    assertThat(failure(ONE.certificate(), folder.toString()).id()).isEqualTo("TENON-H01");
    assertThat(failure(ONE.certificate(), "no\0file").id()).isEqualTo("TENON-H01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no PEM", "-----BEGIN PRIVATE KEY-----\n\n-----END PRIVATE KEY-----"})
  void certificate_thatIsNone_isRefused(String text, @TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("tls.crt"), text);

    assertThat(failure(file.toString(), ONE.key()))
        .hasMessageContainingAll("TENON-H02", "tls.crt", "-----BEGIN CERTIFICATE-----");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE",
        "-----BEGIN CERTIFICATE-----\nAAAA",
        "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
      })
  void certificate_thatIsBroken_isRefused(String text) {
    assertThat(failure(text, ONE.key()))
        .hasMessageContainingAll("TENON-H02", "The text of http.tls.certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"})
  void key_inAnotherForm_isRefusedWithTheCommandThatMendsIt(String label) {
    var key =
        "-----BEGIN %1$s-----\nProc-Type: 4,ENCRYPTED\n\nhunter2\n-----END %1$s-----"
            .formatted(label);

    assertThat(failure(ONE.certificate(), key))
        .hasMessageContainingAll("TENON-H02", label, "openssl pkcs8 -topk8")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void key_thatIsNotThere_isRefused() {
    assertThat(failure(ONE.certificate(), ONE.certificate()))
        .hasMessageContainingAll("TENON-H02", "http.tls.key", "-----BEGIN PRIVATE KEY-----");
  }

  @Test
  void key_ofAnotherCertificate_isRefused() {
    var some = List.of(of("EC"), of("EC"), of("RSA"), of("RSA"), of("Ed25519"), of("Ed25519"));

    for (var one : some) {
      for (var other : some) {
        if (!one.equals(other)) {
          assertThat(failure(one.certificate(), other.key()))
              .hasMessageContainingAll("TENON-H03", "http.tls.key", "http.tls.certificate", "CN=a")
              .hasMessageNotContaining(other.key().lines().toList().get(1));
        }
      }
    }
  }

  private static TestCertificate of(String algorithm) {
    return TestCertificate.of(
        "a", algorithm, Instant.now(), Instant.now().plus(Duration.ofDays(9)));
  }

  @Test
  void key_ofAnotherCertificateOfTheChain_isRefused() {
    assertThat(failure(ONE.certificate() + OTHER.certificate(), OTHER.key()))
        .hasMessageContainingAll("TENON-H03", "the server's certificate first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PBEWithHmacSHA256AndAES_256", "PBEWithMD5AndDES"})
  void key_thatIsEncrypted_isOpenedByItsPassword(String algorithm) throws Exception {
    var options = TlsOptions.of(ONE.certificate(), encrypted(ONE.key(), algorithm, "hunter2"));

    assertThat(ServerTls.of(options.withKeyPassword("hunter2")).engine()).isNotNull();
    assertThat(failure(options))
        .hasMessageContainingAll("TENON-H02", "encrypted", "http.tls.keyPassword");
    assertThat(failure(options.withKeyPassword("hunter3")))
        .hasMessageContainingAll("TENON-H02", "http.tls.keyPassword")
        .hasMessageNotContaining("hunter");
  }

  @Test
  void key_thatIsEncryptedBySomethingElse_isRefused() {
    var key = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----";

    assertThat(failure(TlsOptions.of(ONE.certificate(), key).withKeyPassword("x")))
        .hasMessageContainingAll("TENON-H02", "openssl pkcs8");
  }

  private static String encrypted(String pem, String algorithm, String password) throws Exception {
    var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
    var salt = new byte[8];
    new SecureRandom().nextBytes(salt);
    var secret =
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(password.toCharArray()));
    var cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.ENCRYPT_MODE, secret, new PBEParameterSpec(salt, 1000));
    // As openssl and the JDK call the newer ones, the first of which is the scheme.
    var parameters =
        AlgorithmParameters.getInstance(algorithm.contains("AES") ? "PBES2" : algorithm);
    parameters.init(cipher.getParameters().getEncoded());
    var info = new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(der));
    return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n%s\n-----END ENCRYPTED PRIVATE KEY-----"
        .formatted(Base64.getMimeEncoder().encodeToString(info.getEncoded()));
  }

  @Test
  void authorities_thatAreNone_areRefused() {
    var options =
        TlsOptions.of(ONE.certificate(), ONE.key())
            .withClients(ClientCertificates.REQUIRED, ONE.key());

    assertThat(failure(options)).hasMessageContainingAll("TENON-H02", "http.tls.clientAuthorities");
  }

  @Test
  void validity_isSpokenOf_whereItIsOver_orSoonWillBe() {
    var begin = Instant.parse("2026-01-01T00:00:00Z");
    var validity = new TlsValidity(begin, begin.plus(Duration.ofDays(90)));

    assertThat(validity.complaint("a", begin.minusSeconds(1))).contains("only from 2026-01-01");
    assertThat(validity.complaint("a", begin)).isEmpty();
    assertThat(validity.complaint("a", begin.plus(Duration.ofDays(81)))).isEmpty();
    assertThat(validity.complaint("a", begin.plus(Duration.ofDays(82))))
        .contains("only until 2026-04-01T00:00:00Z");
    assertThat(validity.complaint("a", begin.plus(Duration.ofDays(91))))
        .contains("since 2026-04-01T00:00:00Z", "no restart");
  }

  @Test
  void options_thatContradictThemselves_areRefused() {
    var none = ClientCertificates.NONE;
    var minute = Duration.ofMinutes(1);
    assertRefused(() -> new TlsOptions("a", null, null, none, null, minute), "its key is not");
    assertRefused(() -> new TlsOptions(null, "a", null, none, null, minute), "its certificate");
    assertRefused(() -> TlsOptions.defaults().withKeyPassword("a"), "keyPassword");
    assertRefused(() -> TlsOptions.defaults().withReload(Duration.ofMillis(999)), "reload");
    assertRefused(() -> TlsOptions.defaults().withReload(Duration.ofDays(2)), "reload");
    assertRefused(
        () -> TlsOptions.defaults().withClients(ClientCertificates.WANTED, "a"), "certificate");
    assertRefused(() -> TlsOptions.of("a", "b").withClients(none, "c"), "clientAuthorities");
    assertRefused(
        () -> new TlsOptions("a", "b", null, ClientCertificates.REQUIRED, null, minute),
        "clientAuthorities");
  }

  private static void assertRefused(Runnable making, String words) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void options_thatAreEmpty_areNone() {
    var options = new TlsOptions("", " ", "", ClientCertificates.NONE, "", Duration.ofMinutes(1));

    assertThat(options).isEqualTo(TlsOptions.defaults());
    assertThat(options.isOn()).isFalse();
  }

  @Test
  void options_showNoSecret() {
    var options =
        TlsOptions.of("cert", ONE.key())
            .withKeyPassword("hunter2")
            .withClients(ClientCertificates.WANTED, "callers");

    assertThat(options).hasToString("TlsOptions[on, clientCertificates=WANTED, reload=PT1M]");
    assertThat(options.withoutClients().clientAuthorities()).isNull();
    assertThat(TlsOptions.defaults()).asString().contains("off");
  }
}
