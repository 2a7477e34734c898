package dev.tenon.scaffold;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, in hexadecimal digits.
final class Hash {

  private final MessageDigest digest;

  Hash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256; this one has not.", e);
    }
  }

  static String of(String text) {
    return new Hash().add(text).toString();
  }

  Hash add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /// Ends it.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
