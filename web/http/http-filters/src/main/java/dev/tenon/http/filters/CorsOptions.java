package dev.tenon.http.filters;

import java.time.Duration;
import java.util.List;

/// Which pages of other sites may ask a service from a browser, and for what.
///
/// @param origins whom to answer: `https://shop.example` or `http://localhost:3000`, exactly as a
///   browser sends them, or `*` alone for everybody; none by default
/// @param credentials whether cookies and the like may come along, false by default; not with `*`
/// @param requestHeaders which headers a page may send beside those that it always may
/// @param exposedHeaders which headers of an answer a page may read beside those that it always may
/// @param maxAge how long a browser keeps what it learned by asking first, 10 minutes by default;
///   zero has it ask each time
public record CorsOptions(
    List<String> origins,
    boolean credentials,
    List<String> requestHeaders,
    List<String> exposedHeaders,
    Duration maxAge) {

  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException if an origin is none, if everybody may send credentials, or
  ///   if the time is negative
  public CorsOptions {
    origins = List.copyOf(origins);
    requestHeaders = List.copyOf(requestHeaders);
    exposedHeaders = List.copyOf(exposedHeaders);
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("maxAge is not negative: " + maxAge);
    }
    boolean everybody = origins.contains(Origins.EVERYBODY);
    if (everybody && origins.size() > 1) {
      throw new IllegalArgumentException("The origin '*' stands alone; remove it or the others.");
    }
    if (everybody && credentials) {
      throw new IllegalArgumentException(
          "Credentials from every origin would hand each user's session to every site; name the origins.");
    }
    if (!everybody) {
      origins.forEach(Origins::require);
    }
  }

  /// No origins, and the defaults given above.
  public static CorsOptions defaults() {
    return new CorsOptions(
        List.of(),
        false,
        List.of("Authorization", "Content-Type", "If-Match", "If-None-Match", "X-Request-ID"),
        List.of("ETag", "Location", "Retry-After", "X-Process-Time", "X-Request-ID"),
        Duration.ofMinutes(10));
  }

  /// With these origins.
  public CorsOptions withOrigins(List<String> other) {
    return new CorsOptions(other, credentials, requestHeaders, exposedHeaders, maxAge);
  }

  /// With or without credentials.
  public CorsOptions withCredentials(boolean other) {
    return new CorsOptions(origins, other, requestHeaders, exposedHeaders, maxAge);
  }

  /// With other headers that may be sent.
  public CorsOptions withRequestHeaders(List<String> other) {
    return new CorsOptions(origins, credentials, other, exposedHeaders, maxAge);
  }

  /// With other headers that may be read.
  public CorsOptions withExposedHeaders(List<String> other) {
    return new CorsOptions(origins, credentials, requestHeaders, other, maxAge);
  }

  /// With another time.
  public CorsOptions withMaxAge(Duration other) {
    return new CorsOptions(origins, credentials, requestHeaders, exposedHeaders, other);
  }
}
