package dev.tenon.http;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The time in which a certificate is valid.
record TlsValidity(Instant begin, Instant end) {

  /// Who renews certificates does so long before this part of their life.
  private static final int LAST_PART = 10;

  static TlsValidity of(X509Certificate certificate) {
    return new TlsValidity(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  /// What is to be said of it at this time; empty where nothing is.
  ///
  /// @param name whose certificate it is
  String complaint(String name, Instant now) {
    if (now.isBefore(begin)) {
      return "The certificate of http.tls.certificate (%s) is valid only from %s on: clients refuse it."
          .formatted(name, begin);
    }
    if (now.isAfter(end)) {
      return "The certificate of http.tls.certificate (%s) is no longer valid since %s: clients refuse it. Renew it; no restart is needed."
          .formatted(name, end);
    }
    return now.isAfter(end.minus(Duration.between(begin, end).dividedBy(LAST_PART)))
        ? "The certificate of http.tls.certificate (%s) is valid only until %s, and nobody has renewed it."
            .formatted(name, end.truncatedTo(ChronoUnit.SECONDS))
        : "";
  }
}
