package dev.tenon.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the settings of TLS name, as it stands there at one time. Two are equal if nothing has
/// changed.
///
/// @param options what else the settings say
record TlsFiles(
    PemText certificate, PemText key, @Nullable PemText authorities, TlsOptions options) {

  /// @throws TlsFailure if one of them cannot be read
  /// @throws IllegalArgumentException if the options are of no TLS
  static TlsFiles read(TlsOptions options) {
    var certificate = options.certificate();
    var key = options.key();
    var authorities = options.clientAuthorities();
    if (certificate == null || key == null) {
      throw new IllegalArgumentException("There is no TLS in these options: set a certificate.");
    }
    return new TlsFiles(
        PemText.of("http.tls.certificate", certificate),
        PemText.of("http.tls.key", key),
        authorities == null ? null : PemText.of("http.tls.clientAuthorities", authorities),
        options);
  }

  /// @throws TlsFailure if it is not what is needed
  TlsMaterial material() {
    return TlsMaterial.of(
        ServerKey.of(certificate, key, options.keyPassword()),
        authorities == null ? List.of() : ServerKey.certificates(authorities),
        options.clientCertificates());
  }
}
