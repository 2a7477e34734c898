package dev.tenon.observe;

import java.util.Arrays;
import java.util.List;

/// The steps of a [Histogram]: a value counts in the first bucket whose bound is not below it. A
/// last bucket, up to infinity, is always there.
///
/// @param upperBounds the bounds, in the metric's unit; unmodifiable
public record Buckets(List<Double> upperBounds) {

  private static final int MAX = 50;
  private static final Buckets LATENCY =
      of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);
  private static final Buckets BYTES =
      of(256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864);

  /// @throws IllegalArgumentException if there are none or more than 50, or they are not finite and
  ///   increasing
  public Buckets {
    upperBounds = List.copyOf(upperBounds);
    if (upperBounds.isEmpty() || upperBounds.size() > MAX || !isIncreasing(upperBounds)) {
      throw new IllegalArgumentException(
          "Buckets are 1 to %d finite, increasing bounds: %s.".formatted(MAX, upperBounds));
    }
  }

  /// Buckets with these bounds.
  ///
  /// @throws IllegalArgumentException if there are none or more than 50, or they are not finite and
  ///   increasing
  public static Buckets of(double... upperBounds) {
    return new Buckets(Arrays.stream(upperBounds).boxed().toList());
  }

  /// For the duration of requests and statements, in seconds: 13 bounds from 1 ms to 10 s.
  public static Buckets latency() {
    return LATENCY;
  }

  /// For sizes, in bytes: 10 bounds from 256 B to 64 MiB.
  public static Buckets bytes() {
    return BYTES;
  }

  private static boolean isIncreasing(List<Double> bounds) {
    double last = Double.NEGATIVE_INFINITY;
    for (double bound : bounds) {
      if (!(bound > last) || bound == Double.POSITIVE_INFINITY) {
        return false;
      }
      last = bound;
    }
    return true;
  }
}
