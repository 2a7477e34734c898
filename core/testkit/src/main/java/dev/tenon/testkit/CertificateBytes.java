package dev.tenon.testkit;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// A certificate (RFC 5280, 4.1) in the bytes of DER: as much of the two as a test needs, since the
/// JDK makes none but by its command.
final class CertificateBytes {

  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;
  private static final int DNS_NAME = 0x82;
  private static final int IP_ADDRESS = 0x87;

  private static final byte[] VERSION_3 = der(VERSION, der(INTEGER, new byte[] {2}));
  private static final byte[] COMMON_NAME = hex("0603550403");

  /// Who is trusted to issue others must say that it may (RFC 5280, 4.2.1.9).
  private static final byte[] ISSUER = hex("300f0603551d130101ff040530030101ff");

  private static final byte[] ALTERNATIVE_NAMES = hex("0603551d11");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private CertificateBytes() {}

  /// How a key signs.
  ///
  /// @param signature as the JDK calls it
  /// @param identifier the same in DER
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Kind(String signature, byte[] identifier) {

    static Kind of(String algorithm) {
      return switch (algorithm) {
        case "EC" -> new Kind("SHA256withECDSA", hex("300a06082a8648ce3d040302"));
        case "RSA" -> new Kind("SHA256withRSA", hex("300d06092a864886f70d01010b0500"));
        case "Ed25519", "EdDSA" -> new Kind("Ed25519", hex("300506032b6570"));
        default ->
            throw new IllegalArgumentException("EC, RSA or Ed25519 is expected: " + algorithm);
      };
    }
  }

  /// What is signed.
  ///
  /// @param key the public one, as the JDK encodes it
  /// @param kind how the issuer signs
  static byte[] content(
      String issuer, String name, Kind kind, byte[] key, Instant begin, Instant end) {
    var serial = BigInteger.valueOf(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    var validity = der(SEQUENCE, time(begin), time(end));
    return der(
        SEQUENCE,
        VERSION_3,
        der(INTEGER, serial.toByteArray()),
        kind.identifier(),
        name(issuer),
        validity,
        name(name),
        key,
        der(EXTENSIONS, der(SEQUENCE, ISSUER, alternativeNames(name))));
  }

  static byte[] certificate(byte[] content, Kind kind, byte[] signature) {
    return der(SEQUENCE, content, kind.identifier(), der(BIT_STRING, new byte[1], signature));
  }

  private static byte[] name(String name) {
    return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, utf8(name)))));
  }

  private static byte[] time(Instant time) {
    return der(UTC_TIME, utf8(TIME.format(time)));
  }

  private static byte[] alternativeNames(String name) {
    var names =
        der(
            SEQUENCE,
            der(DNS_NAME, utf8("localhost")),
            der(DNS_NAME, utf8(name)),
            der(IP_ADDRESS, new byte[] {127, 0, 0, 1}));
    return der(SEQUENCE, ALTERNATIVE_NAMES, der(OCTET_STRING, names));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  /// Tag, length and content (X.690, 8.1).
  private static byte[] der(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    var all = new ByteArrayOutputStream();
    all.write(tag);
    if (content.size() < 0x80) {
      all.write(content.size());
    } else {
      var length = BigInteger.valueOf(content.size()).toByteArray();
      int zeros = length[0] == 0 ? 1 : 0;
      all.write(0x80 | (length.length - zeros));
      all.write(length, zeros, length.length - zeros);
    }
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }
}
