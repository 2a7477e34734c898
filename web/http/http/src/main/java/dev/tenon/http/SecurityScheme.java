package dev.tenon.http;

/// A way in which a caller proves who it is, as documents say it (OpenAPI 3.1, Security Scheme
/// Object). It checks nothing itself: that is for the [AccessRule] which names it.
public sealed interface SecurityScheme {

  /// What it is called in documents: letters, digits, `.`, `-` and `_`. The same name stands for
  /// the same scheme everywhere.
  String name();

  /// A token in `Authorization: Bearer …` (RFC 6750).
  ///
  /// @param format what the token is, such as `JWT`; empty where that is nobody's business
  record Bearer(String name, String format) implements SecurityScheme {

    /// Refuses a name that a document cannot hold.
    public Bearer {
      requireName(name);
    }
  }

  /// User name and password in `Authorization: Basic …` (RFC 7617).
  record Basic(String name) implements SecurityScheme {

    /// Refuses a name that a document cannot hold.
    public Basic {
      requireName(name);
    }
  }

  /// A secret in a header or a cookie.
  ///
  /// @param key what the header or the cookie is called
  record ApiKey(String name, Place in, String key) implements SecurityScheme {

    /// Where the secret stands.
    public enum Place {
      /// In a header of its own.
      HEADER,
      /// In a cookie.
      COOKIE
    }

    /// Refuses a name that a document cannot hold, and a header or cookie without a name.
    public ApiKey {
      requireName(name);
      if (key.isBlank()) {
        throw new IllegalArgumentException(
            "The security scheme '%s' says which %s holds the secret."
                .formatted(name, in == Place.HEADER ? "header" : "cookie"));
      }
    }
  }

  /// A certificate of the client's own, shown while the connection is made.
  record MutualTls(String name) implements SecurityScheme {

    /// Refuses a name that a document cannot hold.
    public MutualTls {
      requireName(name);
    }
  }

  /// A token in `Authorization`, of which callers need not know what it is.
  static SecurityScheme bearer(String name) {
    return new Bearer(name, "");
  }

  /// User name and password in `Authorization`.
  static SecurityScheme basic(String name) {
    return new Basic(name);
  }

  /// A secret in this header.
  static SecurityScheme header(String name, String header) {
    return new ApiKey(name, ApiKey.Place.HEADER, header);
  }

  /// A secret in this cookie.
  static SecurityScheme cookie(String name, String cookie) {
    return new ApiKey(name, ApiKey.Place.COOKIE, cookie);
  }

  /// A certificate of the client's own.
  static SecurityScheme mutualTls(String name) {
    return new MutualTls(name);
  }

  private static void requireName(String name) {
    boolean isPlain =
        name.chars()
            .allMatch(c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || ".-_".indexOf(c) >= 0);
    if (name.isEmpty() || !isPlain) {
      throw new IllegalArgumentException(
          "A security scheme is called by letters, digits and .-_, such as staff: '%s'."
              .formatted(name));
    }
  }
}
