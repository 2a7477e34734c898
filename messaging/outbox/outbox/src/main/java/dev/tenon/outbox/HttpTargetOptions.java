package dev.tenon.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// How messages are sent over HTTP.
///
/// @param timeout how long one delivery may take, connecting included; 10 ms to 10 min, 10 s by
///   default. Keep it under half the lease of the relay
/// @param headers what every request carries besides, such as `Authorization`; none by default.
///   [#toString()] does not show their values
public record HttpTargetOptions(Duration timeout, Map<String, String> headers) {

  private static final Duration LEAST = Duration.ofMillis(10);
  private static final Duration MOST = Duration.ofMinutes(10);

  /// Copies the headers.
  ///
  /// @throws IllegalArgumentException if the time is out of range
  public HttpTargetOptions {
    headers = Map.copyOf(headers);
    if (timeout.compareTo(LEAST) < 0 || timeout.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "timeout is %s to %s, not %s".formatted(LEAST, MOST, timeout));
    }
  }

  /// Ten seconds, and no further headers.
  public static HttpTargetOptions defaults() {
    return new HttpTargetOptions(Duration.ofSeconds(10), Map.of());
  }

  /// With another time limit.
  public HttpTargetOptions withTimeout(Duration timeout) {
    return new HttpTargetOptions(timeout, headers);
  }

  /// With one more header, or another value of it.
  public HttpTargetOptions withHeader(String name, String value) {
    var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HttpTargetOptions(timeout, more);
  }

  /// The time limit and the names of the headers.
  @Override
  public String toString() {
    return "HttpTargetOptions[timeout=%s, headers=%s]"
        .formatted(timeout, headers.keySet().stream().sorted().toList());
  }
}
