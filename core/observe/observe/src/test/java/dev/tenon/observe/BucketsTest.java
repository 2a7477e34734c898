package dev.tenon.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BucketsTest {

  @Test
  void readyMade_haveTheirRange() {
    assertThat(Buckets.latency().upperBounds()).hasSize(13).startsWith(0.001).endsWith(10.0);
    assertThat(Buckets.bytes().upperBounds()).hasSize(10).startsWith(256.0).endsWith(67_108_864.0);
  }

  @Test
  void of_negativeAndZero_areFine() {
    assertThat(Buckets.of(-1, 0, 1).upperBounds()).containsExactly(-1.0, 0.0, 1.0);
  }

  @Test
  void of_boundsThatAreNone_isRefused() {
    refused();
    refused(1, 1);
    refused(2, 1);
    refused(Double.NaN);
    refused(1, Double.POSITIVE_INFINITY);
    refused(Double.NEGATIVE_INFINITY, 1);
    refused(DoubleStream.iterate(1, d -> d + 1).limit(51).toArray());
    assertThat(Buckets.of(DoubleStream.iterate(1, d -> d + 1).limit(50).toArray()).upperBounds())
        .hasSize(50);
    assertThatThrownBy(() -> new Buckets(Collections.emptyList()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(double... bounds) {
    assertThatThrownBy(() -> Buckets.of(bounds))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite, increasing");
  }
}
