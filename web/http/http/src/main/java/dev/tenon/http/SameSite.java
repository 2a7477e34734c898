package dev.tenon.http;

/// With which requests a browser sends a [Cookie] along (RFC 6265bis, 5.6.7).
public enum SameSite {
  /// With none that another site causes, links included: who comes from elsewhere seems logged out.
  STRICT("Strict"),

  /// With links that are followed from elsewhere, and else only from the site itself.
  LAX("Lax"),

  /// With every request, other sites' included; allowed over TLS only. It takes a protection of its
  /// own against requests that another site forges.
  NONE("None");

  private final String text;

  SameSite(String text) {
    this.text = text;
  }

  /// As it stands in a header.
  String text() {
    return text;
  }
}
