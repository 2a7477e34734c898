package dev.tenon.redaction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A keyed hash of values: HMAC-SHA-256, cut to 64 bits. Guessable values such as e-mail addresses
/// cannot be tried out without the key. Thread-safe.
final class Fingerprint {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 8;

  private final SecretKeySpec key;

  private Fingerprint(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  static Fingerprint of(byte[] key) {
    return new Fingerprint(key);
  }

  /// With a key that nobody knows, so that nothing can be joined across processes.
  static Fingerprint random() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new Fingerprint(key);
  }

  String of(String value) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return "#" + HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
    }
  }
}
