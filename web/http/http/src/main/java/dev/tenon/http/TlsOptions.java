package dev.tenon.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whether and how a server speaks TLS, 1.3 or 1.2; in a service the settings `http.tls.…`. Without
/// a certificate, as by default, it speaks plain HTTP.
///
/// Where a file is named, its text may stand instead, from `-----BEGIN` on. Files are looked at
/// again while the server runs, so that a certificate is renewed without a restart.
///
/// @param certificate the server's certificate in PEM, and after it those that lead to its
///   authority; null for plain HTTP
/// @param key the private key of the certificate in PEM, PKCS#8; may stand in the same file
/// @param keyPassword the password of the key; null where it is not encrypted
/// @param clientCertificates whether callers show certificates of their own;
///   [ClientCertificates#NONE] by default
/// @param clientAuthorities the certificates in PEM of those who issue the certificates of callers;
///   null where none are asked for
/// @param reload how long a changed file may go unnoticed, a minute by default; from a second to a
///   day
public record TlsOptions(
    @Nullable String certificate,
    @Nullable String key,
    @Nullable String keyPassword,
    ClientCertificates clientCertificates,
    @Nullable String clientAuthorities,
    Duration reload) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /// Whether callers show certificates of their own, as in mutual TLS.
  public enum ClientCertificates {
    /// They are not asked.
    NONE,
    /// They are asked, and may show none; one that nobody vouches for ends the connection.
    WANTED,
    /// Without one, no connection.
    REQUIRED
  }

  /// Takes an empty text for none, and refuses what contradicts itself, such as a certificate
  /// without a key.
  public TlsOptions {
    certificate = orNone(certificate);
    key = orNone(key);
    keyPassword = orNone(keyPassword);
    clientAuthorities = orNone(clientAuthorities);
    requireTogether(certificate == null, key == null);
    require(keyPassword == null || key != null, "keyPassword is set, and key is not");
    boolean isAsked = clientCertificates != ClientCertificates.NONE;
    require(
        isAsked == (clientAuthorities != null),
        isAsked
            ? "clientCertificates needs clientAuthorities, those who issue them"
            : "clientAuthorities is set, so clientCertificates is WANTED or REQUIRED");
    require(!isAsked || certificate != null, "clientCertificates needs a certificate");
    require(
        reload.compareTo(SHORTEST) >= 0 && reload.compareTo(LONGEST) <= 0,
        "reload is from a second to a day: " + reload);
  }

  /// A variable of the environment that is to take a setting away can only be empty.
  private static @Nullable String orNone(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static void requireTogether(boolean hasNoCertificate, boolean hasNoKey) {
    require(hasNoCertificate || !hasNoKey, "certificate is set, and its key is not");
    require(hasNoKey || !hasNoCertificate, "key is set, and its certificate is not");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /// No TLS.
  public static TlsOptions defaults() {
    return new TlsOptions(null, null, null, ClientCertificates.NONE, null, Duration.ofMinutes(1));
  }

  /// TLS with this certificate and its key, each a file or its text, the rest as by default.
  public static TlsOptions of(String certificate, String key) {
    return new TlsOptions(
        certificate, key, null, ClientCertificates.NONE, null, Duration.ofMinutes(1));
  }

  /// Whether the server speaks TLS.
  public boolean isOn() {
    return certificate != null;
  }

  /// With the password of the key.
  public TlsOptions withKeyPassword(@Nullable String other) {
    return new TlsOptions(certificate, key, other, clientCertificates, clientAuthorities, reload);
  }

  /// With callers that may or must show a certificate of these authorities, a file or its text.
  public TlsOptions withClients(ClientCertificates other, String authorities) {
    return new TlsOptions(certificate, key, keyPassword, other, authorities, reload);
  }

  /// With callers that are not asked for certificates.
  public TlsOptions withoutClients() {
    return new TlsOptions(certificate, key, keyPassword, ClientCertificates.NONE, null, reload);
  }

  /// With another time in which a changed file may go unnoticed.
  public TlsOptions withReload(Duration other) {
    return new TlsOptions(
        certificate, key, keyPassword, clientCertificates, clientAuthorities, other);
  }

  /// The options without the key, its password, and anything else that may be a text rather than a
  /// file.
  @Override
  public String toString() {
    return "TlsOptions[%s, clientCertificates=%s, reload=%s]"
        .formatted(isOn() ? "on" : "off", clientCertificates, reload);
  }
}
