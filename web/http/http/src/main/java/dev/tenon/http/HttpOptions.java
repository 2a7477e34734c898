package dev.tenon.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/// Where a server listens and how much it takes from one request.
///
/// @param host the address to bind; `127.0.0.1` by default, so that a service is reached from
///   elsewhere only when it is told to
/// @param port the port to bind, 8000 by default; 0 for any free one
/// @param maxBodyBytes the longest body, 1 MiB by default, 1 GiB at most; more is a 413
/// @param maxTargetBytes the longest request target, 8 KiB by default, 1 MiB at most; more is a 414
/// @param maxHeaderBytes all headers together, 16 KiB by default, 1 MiB at most; more is a 431
/// @param shutdownGrace how long requests in flight may go on after the port is closed, 10 s by
///   default; not negative
public record HttpOptions(
    @NotBlank String host,
    @Min(0) @Max(65535) int port,
    @Min(0) @Max(1 << 30) int maxBodyBytes,
    @Min(64) @Max(1 << 20) int maxTargetBytes,
    @Min(256) @Max(1 << 20) int maxHeaderBytes,
    Duration shutdownGrace) {

  /// Refuses a negative wait.
  public HttpOptions {
    if (shutdownGrace.isNegative()) {
      throw new IllegalArgumentException("shutdownGrace is not negative: " + shutdownGrace);
    }
  }

  /// The defaults given above.
  public static HttpOptions defaults() {
    return new HttpOptions(
        "127.0.0.1", 8000, 1024 * 1024, 8 * 1024, 16 * 1024, Duration.ofSeconds(10));
  }

  /// With another address to bind.
  public HttpOptions withHost(String other) {
    return new HttpOptions(
        other, port, maxBodyBytes, maxTargetBytes, maxHeaderBytes, shutdownGrace);
  }

  /// With another port.
  public HttpOptions withPort(int other) {
    return new HttpOptions(
        host, other, maxBodyBytes, maxTargetBytes, maxHeaderBytes, shutdownGrace);
  }

  /// With another bound on bodies.
  public HttpOptions withMaxBodyBytes(int other) {
    return new HttpOptions(host, port, other, maxTargetBytes, maxHeaderBytes, shutdownGrace);
  }
}
