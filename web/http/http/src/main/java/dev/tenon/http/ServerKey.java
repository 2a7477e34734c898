package dev.tenon.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/// The private key of a server and its certificate, with those that lead to its authority.
record ServerKey(PrivateKey key, List<X509Certificate> chain) {

  private static final String REMEDY =
      "openssl pkcs8 -topk8 -nocrypt -in old.pem -out key.pem makes one";

  /// @throws TlsFailure if they are not what is needed
  static ServerKey of(PemText certificate, PemText key, @Nullable String password) {
    var chain = certificates(certificate);
    var server = chain.getFirst().getPublicKey();
    var read = key(key, password, server.getAlgorithm());
    if (read == null || !isPair(read, server)) {
      throw new TlsFailure(
          TlsFailure.MISMATCH,
          "The key of %s is not that of the first certificate of %s (%s, %s). Name those that belong together, the server's certificate first."
              .formatted(
                  key.setting(),
                  certificate.setting(),
                  server.getAlgorithm(),
                  chain.getFirst().getSubjectX500Principal()),
          null);
    }
    return new ServerKey(read, pathOf(chain));
  }

  /// From the server's certificate to its authority, in whatever order the others stand, and
  /// without those that do not belong there: clients are sent no more than they need.
  private static List<X509Certificate> pathOf(List<X509Certificate> all) {
    var path = new ArrayList<X509Certificate>();
    var rest = new ArrayList<>(all);
    var next = Optional.of(rest.removeFirst());
    while (next.isPresent()) {
      var last = next.get();
      path.add(last);
      next =
          rest.stream()
              .filter(each -> each.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
              .findFirst();
      next.ifPresent(rest::remove);
    }
    return path;
  }

  /// All certificates that stand there, one at least.
  ///
  /// @throws TlsFailure if there is none, or one that is broken
  static List<X509Certificate> certificates(PemText text) {
    var certificates = new ArrayList<X509Certificate>();
    for (var block : text.blocks()) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(certificate(text, block.bytes()));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsFailure(
          TlsFailure.UNFIT,
          text.place()
              + " holds no certificate in PEM: nothing there begins with -----BEGIN CERTIFICATE-----.",
          null);
    }
    return List.copyOf(certificates);
  }

  private static X509Certificate certificate(PemText text, byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new TlsFailure(
          TlsFailure.UNFIT,
          text.place() + " holds a certificate that is broken. Write it anew.",
          e);
    }
  }

  /// @return null if it is of another kind than the certificate's
  private static @Nullable PrivateKey key(
      PemText text, @Nullable String password, String algorithm) {
    for (var block : text.blocks()) {
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return key(new PKCS8EncodedKeySpec(block.bytes()), algorithm);
        }
        case "ENCRYPTED PRIVATE KEY" -> {
          return key(decrypted(text, block.bytes(), password), algorithm);
        }
        case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "OPENSSH PRIVATE KEY" ->
            throw new TlsFailure(
                TlsFailure.UNFIT,
                "%s holds a key in another form (%s) than PKCS#8; %s."
                    .formatted(text.place(), block.label(), REMEDY),
                null);
        default -> {
          // A certificate beside it, or parameters of a curve.
        }
      }
    }
    throw new TlsFailure(
        TlsFailure.UNFIT,
        text.place()
            + " holds no private key in PEM: nothing there begins with -----BEGIN PRIVATE KEY-----.",
        null);
  }

  private static @Nullable PrivateKey key(PKCS8EncodedKeySpec spec, String algorithm) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(spec);
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private static PKCS8EncodedKeySpec decrypted(
      PemText text, byte[] der, @Nullable String password) {
    if (password == null) {
      throw new TlsFailure(
          TlsFailure.UNFIT,
          text.place() + " holds an encrypted key. Set http.tls.keyPassword to its password.",
          null);
    }
    var secret = new PBEKeySpec(password.toCharArray());
    try {
      var encrypted = new EncryptedPrivateKeyInfo(der);
      // Of PBES2, which stands for any of many, the parameters know which.
      var name =
          encrypted.getAlgName().equals("PBES2")
              ? encrypted.getAlgParameters().toString()
              : encrypted.getAlgName();
      return encrypted.getKeySpec(SecretKeyFactory.getInstance(name).generateSecret(secret));
    } catch (IOException | GeneralSecurityException e) {
      throw new TlsFailure(
          TlsFailure.UNFIT,
          text.place()
              + " holds a key that http.tls.keyPassword does not open, or encrypted as Java cannot; openssl pkcs8 -topk8 -v2 aes256 writes what it can.",
          e);
    } finally {
      secret.clearPassword();
    }
  }

  private static boolean isPair(PrivateKey key, PublicKey server) {
    if (key instanceof RSAKey one && server instanceof RSAKey other) {
      return one.getModulus().equals(other.getModulus());
    }
    try {
      var signature =
          Signature.getInstance(server.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "EdDSA");
      var probe = new byte[32];
      signature.initSign(key);
      signature.update(probe);
      var signed = signature.sign();
      signature.initVerify(server);
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
