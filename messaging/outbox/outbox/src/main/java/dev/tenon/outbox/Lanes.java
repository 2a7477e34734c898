package dev.tenon.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Numbers the lanes of keys.
final class Lanes {

  private Lanes() {}

  /// The first 64 bits of the key's SHA-256: the same in every process and version, and so many
  /// that two keys hardly ever share a lane, which would cost them time, not their order.
  static long of(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
