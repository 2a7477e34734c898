package dev.tenon.http.filters;

import java.net.URI;
import java.util.Locale;

/// Origins as browsers send them (RFC 6454, 6.1): scheme, host, and a port that is not the scheme's
/// own.
final class Origins {

  static final String EVERYBODY = "*";

  private Origins() {}

  /// Refuses what no browser sends, since it would never match.
  static void require(String origin) {
    if (origin.isEmpty() || !origin.equals(canonical(origin))) {
      throw new IllegalArgumentException(
          "Not an origin as a browser sends it: '%s'. Write it like https://shop.example or http://localhost:3000, in lower case, without path and default port."
              .formatted(origin));
    }
  }

  private static String canonical(String origin) {
    try {
      var uri = URI.create(origin.toLowerCase(Locale.ROOT));
      return uri.getHost() == null
          ? ""
          : uri.getScheme() + "://" + uri.getHost() + port(uri.getScheme(), uri.getPort());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String port(String scheme, int port) {
    boolean isDefault =
        port < 0
            || (scheme.equals("http") && port == 80)
            || (scheme.equals("https") && port == 443);
    return isDefault ? "" : ":" + port;
  }
}
