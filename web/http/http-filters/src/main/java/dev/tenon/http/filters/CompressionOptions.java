package dev.tenon.http.filters;

import jakarta.validation.constraints.Min;

/// What [Compression] compresses.
///
/// @param enabled true by default; read by [Filters] alone
/// @param minBytes from which length on an answer is compressed, 1,024 by default: what fits into
///   one packet gains nothing. One that is written while it is sent counts as long unless it says
///   its length
/// @param secrets whether answers are compressed that a secret may stand in, false by default; see
///   [Compression] before
public record CompressionOptions(boolean enabled, @Min(0) int minBytes, boolean secrets) {

  /// Refuses a negative length.
  public CompressionOptions {
    if (minBytes < 0) {
      throw new IllegalArgumentException("minBytes is not negative: " + minBytes);
    }
  }

  /// The defaults given above.
  public static CompressionOptions defaults() {
    return new CompressionOptions(true, 1024, false);
  }

  /// On or off.
  public CompressionOptions withEnabled(boolean other) {
    return new CompressionOptions(other, minBytes, secrets);
  }

  /// From another length on.
  public CompressionOptions withMinBytes(int other) {
    return new CompressionOptions(enabled, other, secrets);
  }

  /// With or without answers that a secret may stand in.
  public CompressionOptions withSecrets(boolean other) {
    return new CompressionOptions(enabled, minBytes, other);
  }
}
