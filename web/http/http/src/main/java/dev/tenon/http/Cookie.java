package dev.tenon.http;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A cookie for a browser to keep, as an answer sets it (RFC 6265bis, 4.1).
///
/// ```java
/// Response.of(user).cookie(Cookie.of("__Host-session", token).withMaxAge(Duration.ofDays(7)))
/// ```
///
/// What is not said is the safe choice: sent over TLS only, out of the reach of scripts, not along
/// with the requests of other sites, and forgotten when the browser closes. What a browser would
/// pass over in silence is refused when the cookie is made. Immutable; its text does not show the
/// value.
///
/// @param name a token; `__Host-` and `__Secure-` at its begin, in any case, are promises that
///   browsers check, and so does this
/// @param value printable ASCII without blanks, quotes, commas, semicolons and backslashes; empty
///   for none. Others cannot change it where it is [signed][CookieSigner], but they can read it
/// @param path from which path of the service on it is sent, `/` by default
/// @param domain whose hosts it is sent to; null, the default, for the host that set it alone
/// @param maxAge how long it is kept, from a second to 400 days, in whole seconds on the wire; zero
///   removes it, null, the default, keeps it while the browser runs
/// @param sameSite LAX by default
/// @param secure whether it is sent over TLS only, true by default. Most browsers count
///   `http://localhost` as that, too
/// @param httpOnly whether scripts cannot read it, true by default
/// @param partitioned whether each site that embeds this one has a cookie of its own, false by
///   default
public record Cookie(
    String name,
    String value,
    String path,
    @Nullable String domain,
    @Nullable Duration maxAge,
    SameSite sameSite,
    boolean secure,
    boolean httpOnly,
    boolean partitioned) {

  /// Refuses what cannot stand in a header, and what browsers do not keep.
  public Cookie {
    CookieRules.requireText(name, value);
    CookieRules.requirePath(name, path);
    CookieRules.requireDomain(name, domain);
    CookieRules.requireAge(name, maxAge);
    requireSecure(secure, sameSite == SameSite.NONE, name, "SameSite=None");
    requireSecure(secure, partitioned, name, "Partitioned");
    var lower = name.toLowerCase(Locale.ROOT);
    requireSecure(secure, lower.startsWith("__secure-"), name, "a name that begins with __Secure-");
    requireSecure(secure, lower.startsWith("__host-"), name, "a name that begins with __Host-");
    if (lower.startsWith("__host-") && (domain != null || !path.equals("/"))) {
      throw new IllegalArgumentException(
          "The cookie %s belongs to one host as a whole, so it has the path / and no domain; or give it another name."
              .formatted(name));
    }
  }

  /// A cookie with the defaults given above.
  ///
  /// @throws IllegalArgumentException if name or value cannot stand in a header
  public static Cookie of(String name, String value) {
    return new Cookie(name, value, "/", null, null, SameSite.LAX, true, true, false);
  }

  /// What removes a cookie, which takes the path and the domain with which it was set.
  ///
  /// @throws IllegalArgumentException if the name cannot stand in a header
  public static Cookie expired(String name) {
    return of(name, "").withMaxAge(Duration.ZERO);
  }

  /// With another value.
  public Cookie withValue(String other) {
    return new Cookie(name, other, path, domain, maxAge, sameSite, secure, httpOnly, partitioned);
  }

  /// With another path.
  public Cookie withPath(String other) {
    return new Cookie(name, value, other, domain, maxAge, sameSite, secure, httpOnly, partitioned);
  }

  /// For all hosts of a domain, such as `shop.example`.
  public Cookie withDomain(String other) {
    return new Cookie(name, value, path, other, maxAge, sameSite, secure, httpOnly, partitioned);
  }

  /// With a time to be kept.
  public Cookie withMaxAge(Duration other) {
    return new Cookie(name, value, path, domain, other, sameSite, secure, httpOnly, partitioned);
  }

  /// With another rule about requests that other sites cause.
  public Cookie withSameSite(SameSite other) {
    return new Cookie(name, value, path, domain, maxAge, other, secure, httpOnly, partitioned);
  }

  /// Over TLS only, or not.
  public Cookie withSecure(boolean other) {
    return new Cookie(name, value, path, domain, maxAge, sameSite, other, httpOnly, partitioned);
  }

  /// Out of the reach of scripts, or not.
  public Cookie withHttpOnly(boolean other) {
    return new Cookie(name, value, path, domain, maxAge, sameSite, secure, other, partitioned);
  }

  /// One for each site that embeds this one, or not.
  public Cookie withPartitioned(boolean other) {
    return new Cookie(name, value, path, domain, maxAge, sameSite, secure, httpOnly, other);
  }

  /// What the header `Set-Cookie` says.
  String header() {
    return name + '=' + value + attributes();
  }

  /// All but the value, which may be a secret.
  @Override
  public String toString() {
    return name + "=…" + attributes();
  }

  private String attributes() {
    var text = new StringBuilder("; Path=").append(path);
    if (domain != null) {
      text.append("; Domain=").append(domain);
    }
    if (maxAge != null) {
      text.append("; Max-Age=").append(maxAge.toSeconds());
    }
    text.append("; SameSite=").append(sameSite.text());
    append(text, secure, "; Secure");
    append(text, httpOnly, "; HttpOnly");
    append(text, partitioned, "; Partitioned");
    return text.toString();
  }

  private static void append(StringBuilder text, boolean said, String attribute) {
    if (said) {
      text.append(attribute);
    }
  }

  private static void requireSecure(boolean secure, boolean needed, String name, String what) {
    if (needed && !secure) {
      throw new IllegalArgumentException(
          "The cookie %s has %s, which browsers take with Secure only: leave it on."
              .formatted(name, what));
    }
  }
}
