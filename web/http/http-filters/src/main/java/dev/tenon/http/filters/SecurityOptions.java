package dev.tenon.http.filters;

import java.time.Duration;

/// What [SecurityHeaders] say.
///
/// @param enabled true by default; read by [Filters] alone
/// @param hsts how long a browser that came over TLS asks over nothing else, 365 days by default;
///   zero says nothing about it
/// @param contentSecurityPolicy of answers that have none of their own, which are no pages: by
///   default nothing is loaded and nobody frames them
public record SecurityOptions(boolean enabled, Duration hsts, String contentSecurityPolicy) {

  /// Refuses a negative time.
  public SecurityOptions {
    if (hsts.isNegative()) {
      throw new IllegalArgumentException("hsts is not negative: " + hsts);
    }
  }

  /// The defaults given above.
  public static SecurityOptions defaults() {
    return new SecurityOptions(
        true, Duration.ofDays(365), "default-src 'none'; frame-ancestors 'none'");
  }

  /// On or off.
  public SecurityOptions withEnabled(boolean other) {
    return new SecurityOptions(other, hsts, contentSecurityPolicy);
  }

  /// With another time of strict transport security.
  public SecurityOptions withHsts(Duration other) {
    return new SecurityOptions(enabled, other, contentSecurityPolicy);
  }

  /// With another policy.
  public SecurityOptions withContentSecurityPolicy(String other) {
    return new SecurityOptions(enabled, hsts, other);
  }
}
