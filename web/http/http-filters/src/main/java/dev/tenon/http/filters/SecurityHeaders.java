package dev.tenon.http.filters;

import dev.tenon.http.Filter;
import dev.tenon.http.Headers;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;

/// Tells browsers to be careful with what a service answers: nothing is loaded by it, nobody frames
/// it, no other site reads it, and over TLS it is asked for over TLS only
/// (`Strict-Transport-Security`, RFC 6797).
///
/// What an answer says itself stays, so a page brings a `Content-Security-Policy` of its own.
/// `X-Content-Type-Options` and `Cache-Control` are not here: the dispatcher sees to them. Over TLS
/// means [Request#isSecure()], so behind a proxy that ends TLS it takes [TrustedProxies] outside.
/// Immutable and thread-safe.
public final class SecurityHeaders implements Filter {

  private final Headers plain;
  private final Headers secure;

  private SecurityHeaders(Headers plain, Headers secure) {
    this.plain = plain;
    this.secure = secure;
  }

  /// The filter with these options.
  ///
  /// @throws IllegalArgumentException if the policy cannot stand in a header
  public static SecurityHeaders of(SecurityOptions options) {
    var plain =
        Headers.of("Content-Security-Policy", options.contentSecurityPolicy())
            .and("X-Frame-Options", "DENY")
            .and("Referrer-Policy", "no-referrer")
            .and("Cross-Origin-Opener-Policy", "same-origin")
            .and("Cross-Origin-Resource-Policy", "same-origin")
            .and("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    long seconds = options.hsts().toSeconds();
    return new SecurityHeaders(
        plain, seconds == 0 ? plain : plain.and("Strict-Transport-Security", "max-age=" + seconds));
  }

  @Override
  public Reply filter(Request request, Next next) {
    var reply = next.proceed(request);
    return reply.with(reply.headers().withDefaults(request.isSecure() ? secure : plain));
  }
}
