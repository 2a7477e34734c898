package dev.tenon.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/// Where a server listens, how much it takes from one request, and how long it waits for a client.
///
/// @param host the address to bind; `127.0.0.1` by default, so that a service is reached from
///   elsewhere only when it is told to
/// @param port the port to bind, 8000 by default; 0 for any free one
/// @param maxBodyBytes the longest body, 1 MiB by default, 1 GiB at most; more is a 413
/// @param maxTargetBytes the longest request target, 8 KiB by default, 1 MiB at most; more is a 414
/// @param maxHeaderBytes all headers together, 16 KiB by default, 1 MiB at most; more is a 431
/// @param maxConnections how many connections are open at once, 10 000 by default; a further client
///   waits, or is turned away, until one ends
/// @param requestTimeout how long a request may take to arrive, from its first byte to the last of
///   its body, 30 s by default; a later one is a 408 and ends its connection
/// @param writeTimeout how long a client may take nothing of an answer, 30 s by default; then its
///   connection is broken off
/// @param idleTimeout how long a connection is kept on which no request begins, 60 s by default
/// @param drainDelay how long, once the server is to end, requests are still served, each answer
///   the last of its connection, so that whoever sends them notices and sends them elsewhere; none
///   by default, an hour at most
/// @param shutdownGrace how long requests in flight may go on after the port is closed, 10 s by
///   default, none at least, a day at most
/// @param tls whether and how it speaks TLS; plain HTTP by default
public record HttpOptions(
    @NotBlank String host,
    @Min(0) @Max(65535) int port,
    @Min(0) @Max(1 << 30) int maxBodyBytes,
    @Min(64) @Max(1 << 20) int maxTargetBytes,
    @Min(256) @Max(1 << 20) int maxHeaderBytes,
    @Min(1) int maxConnections,
    Duration requestTimeout,
    Duration writeTimeout,
    Duration idleTimeout,
    Duration drainDelay,
    Duration shutdownGrace,
    TlsOptions tls) {

  private static final Duration LONGEST_DRAIN = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /// Refuses a negative wait, one that is too long, and one of no time for a client.
  public HttpOptions {
    requireTimeout("requestTimeout", requestTimeout);
    requireTimeout("writeTimeout", writeTimeout);
    requireTimeout("idleTimeout", idleTimeout);
    requireAtEnd("drainDelay", drainDelay, LONGEST_DRAIN, "an hour");
    requireAtEnd("shutdownGrace", shutdownGrace, LONGEST, "a day");
  }

  private static void requireTimeout(String name, Duration timeout) {
    if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s is from a millisecond to a day: %s".formatted(name, timeout));
    }
  }

  private static void requireAtEnd(String name, Duration wait, Duration longest, String words) {
    if (wait.isNegative() || wait.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "%s is not negative, and %s at most: %s".formatted(name, words, wait));
    }
  }

  /// The defaults given above.
  public static HttpOptions defaults() {
    return new HttpOptions(
        "127.0.0.1",
        8000,
        1024 * 1024,
        8 * 1024,
        16 * 1024,
        10_000,
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ZERO,
        Duration.ofSeconds(10),
        TlsOptions.defaults());
  }

  /// With another address to bind.
  public HttpOptions withHost(String other) {
    return new HttpOptions(
        other,
        port,
        maxBodyBytes,
        maxTargetBytes,
        maxHeaderBytes,
        maxConnections,
        requestTimeout,
        writeTimeout,
        idleTimeout,
        drainDelay,
        shutdownGrace,
        tls);
  }

  /// With another port.
  public HttpOptions withPort(int other) {
    return new HttpOptions(
        host,
        other,
        maxBodyBytes,
        maxTargetBytes,
        maxHeaderBytes,
        maxConnections,
        requestTimeout,
        writeTimeout,
        idleTimeout,
        drainDelay,
        shutdownGrace,
        tls);
  }

  /// With another bound on bodies.
  public HttpOptions withMaxBodyBytes(int other) {
    return new HttpOptions(
        host,
        port,
        other,
        maxTargetBytes,
        maxHeaderBytes,
        maxConnections,
        requestTimeout,
        writeTimeout,
        idleTimeout,
        drainDelay,
        shutdownGrace,
        tls);
  }

  /// With another bound on targets.
  public HttpOptions withMaxTargetBytes(int other) {
    return new HttpOptions(
        host,
        port,
        maxBodyBytes,
        other,
        maxHeaderBytes,
        maxConnections,
        requestTimeout,
        writeTimeout,
        idleTimeout,
        drainDelay,
        shutdownGrace,
        tls);
  }

  /// With another bound on headers.
  public HttpOptions withMaxHeaderBytes(int other) {
    return new HttpOptions(
        host,
        port,
        maxBodyBytes,
        maxTargetBytes,
        other,
        maxConnections,
        requestTimeout,
        writeTimeout,
        idleTimeout,
        drainDelay,
        shutdownGrace,
        tls);
  }

  /// With another bound on connections.
  public HttpOptions withMaxConnections(int other) {
    return new HttpOptions(
        host,
        port,
        maxBodyBytes,
        maxTargetBytes,
        maxHeaderBytes,
        other,
        requestTimeout,
        writeTimeout,
        idleTimeout,
        drainDelay,
        shutdownGrace,
        tls);
  }

  /// With another time for a request to arrive.
  public HttpOptions withRequestTimeout(Duration other) {
    return new HttpOptions(
        host,
        port,
        maxBodyBytes,
        maxTargetBytes,
        maxHeaderBytes,
        maxConnections,
        other,
        writeTimeout,
        idleTimeout,
        drainDelay,
        shutdownGrace,
        tls);
  }

  /// With another time for a client to take an answer.
  public HttpOptions withWriteTimeout(Duration other) {
    return new HttpOptions(
        host,
        port,
        maxBodyBytes,
        maxTargetBytes,
        maxHeaderBytes,
        maxConnections,
        requestTimeout,
        other,
        idleTimeout,
        drainDelay,
        shutdownGrace,
        tls);
  }

  /// With another time for a connection without a request.
  public HttpOptions withIdleTimeout(Duration other) {
    return new HttpOptions(
        host,
        port,
        maxBodyBytes,
        maxTargetBytes,
        maxHeaderBytes,
        maxConnections,
        requestTimeout,
        writeTimeout,
        other,
        drainDelay,
        shutdownGrace,
        tls);
  }

  /// With another time in which others notice that this server ends.
  public HttpOptions withDrainDelay(Duration other) {
    return new HttpOptions(
        host,
        port,
        maxBodyBytes,
        maxTargetBytes,
        maxHeaderBytes,
        maxConnections,
        requestTimeout,
        writeTimeout,
        idleTimeout,
        other,
        shutdownGrace,
        tls);
  }

  /// With another time for requests in flight.
  public HttpOptions withShutdownGrace(Duration other) {
    return new HttpOptions(
        host,
        port,
        maxBodyBytes,
        maxTargetBytes,
        maxHeaderBytes,
        maxConnections,
        requestTimeout,
        writeTimeout,
        idleTimeout,
        drainDelay,
        other,
        tls);
  }

  /// With or without TLS.
  public HttpOptions withTls(TlsOptions other) {
    return new HttpOptions(
        host,
        port,
        maxBodyBytes,
        maxTargetBytes,
        maxHeaderBytes,
        maxConnections,
        requestTimeout,
        writeTimeout,
        idleTimeout,
        drainDelay,
        shutdownGrace,
        other);
  }
}
