package dev.tenon.redaction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A keyed hash of values: HMAC-SHA-256, cut to 64 bits. Guessable values such as e-mail addresses
/// cannot be tried out without the key. Thread-safe.
final class Fingerprint {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 8;

  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable SecretKeySpec key;

  private Fingerprint(@Nullable SecretKeySpec key) {
    this.key = key;
  }

  static Fingerprint of(byte[] key) {
    return new Fingerprint(new SecretKeySpec(key, ALGORITHM));
  }

  /// With a key that nobody knows, so that nothing can be joined across processes. It is made when
  /// the first value is hashed: most services hash none, and a random source takes its time.
  static Fingerprint random() {
    return new Fingerprint(null);
  }

  String of(String value) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      var digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return "#" + HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
    }
  }

  private SecretKeySpec key() {
    var known = key;
    return known == null ? made() : known;
  }

  private SecretKeySpec made() {
    making.lock();
    try {
      var made = key;
      if (made == null) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        made = new SecretKeySpec(bytes, ALGORITHM);
        key = made;
      }
      return made;
    } finally {
      making.unlock();
    }
  }
}
