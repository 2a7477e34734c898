package dev.tenon.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// A certificate that a test makes for itself, with its key: for `localhost`, `127.0.0.1` and its
/// own name, signed by itself, so that whoever is to trust it trusts it alone. Each is another.
///
/// Made in some milliseconds, without a process, and written nowhere. Immutable and thread-safe.
/// Not for anything but tests: no authority stands behind it, and its key is shown to whoever asks.
public final class TestCertificate {

  private static final int RSA_BITS = 2048;
  private static final char[] NO_PASSWORD = {};

  private final String name;
  private final X509Certificate certificate;
  private final PrivateKey key;

  private TestCertificate(String name, X509Certificate certificate, PrivateKey key) {
    this.name = name;
    this.certificate = certificate;
    this.key = key;
  }

  /// A certificate of this name, valid from yesterday for a hundred days, over a key on the curve
  /// P-256.
  public static TestCertificate of(String name) {
    var yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
    return of(name, "EC", yesterday, yesterday.plus(100, ChronoUnit.DAYS));
  }

  /// A certificate of this name over a key of this kind.
  ///
  /// @param algorithm `EC`, `RSA` or `Ed25519`
  /// @param begin from when it is valid, to the second
  /// @param end until when
  public static TestCertificate of(String name, String algorithm, Instant begin, Instant end) {
    var pair = pair(algorithm);
    return signed(name, name, pair, pair.getPrivate(), begin, end);
  }

  /// A certificate of this name that is signed by this one, and valid as long.
  public TestCertificate issue(String name) {
    return signed(
        this.name,
        name,
        pair("EC"),
        key,
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  private static KeyPair pair(String algorithm) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("RSA")) {
        generator.initialize(RSA_BITS);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("EC, RSA or Ed25519 is expected: " + algorithm, e);
    }
  }

  private static TestCertificate signed(
      String issuer, String name, KeyPair pair, PrivateKey by, Instant begin, Instant end) {
    var kind = CertificateBytes.Kind.of(by.getAlgorithm());
    var content =
        CertificateBytes.content(issuer, name, kind, pair.getPublic().getEncoded(), begin, end);
    try {
      var signature = Signature.getInstance(kind.signature());
      signature.initSign(by);
      signature.update(content);
      var der = CertificateBytes.certificate(content, kind, signature.sign());
      var certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
      return new TestCertificate(name, (X509Certificate) certificate, pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot sign a certificate", e);
    }
  }

  /// The certificate in PEM.
  public String certificate() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that cannot be written", e);
    }
  }

  /// The key in PEM, PKCS#8, not encrypted.
  public String key() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
  }

  /// TLS of a client that trusts this certificate and no other.
  public SSLContext trusted() {
    return context(null);
  }

  /// The same, of a client that shows a certificate of its own where it is asked for one.
  public SSLContext trustedBy(TestCertificate client) {
    return context(client);
  }

  private SSLContext context(@Nullable TestCertificate client) {
    try {
      var trust = store();
      trust.setCertificateEntry("server", certificate);
      var trustManagers = TrustManagerFactory.getInstance("PKIX");
      trustManagers.init(trust);
      var keys = store();
      if (client != null) {
        keys.setKeyEntry("client", client.key, NO_PASSWORD, new Certificate[] {client.certificate});
      }
      var keyManagers = KeyManagerFactory.getInstance("PKIX");
      keyManagers.init(keys, NO_PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This JDK cannot speak TLS", e);
    }
  }

  private static KeyStore store() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
