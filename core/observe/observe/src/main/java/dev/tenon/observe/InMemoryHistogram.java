package dev.tenon.observe;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/// A sum and a count a bucket.
final class InMemoryHistogram implements InMemorySeries {

  private final double[] upperBounds;
  private final AtomicLongArray counts;
  private final DoubleAdder sum = new DoubleAdder();

  InMemoryHistogram(List<Double> upperBounds) {
    this.upperBounds = upperBounds.stream().mapToDouble(Double::doubleValue).toArray();
    this.counts = new AtomicLongArray(upperBounds.size() + 1);
  }

  @Override
  public void accept(double value) {
    int bucket = 0;
    while (bucket < upperBounds.length && value > upperBounds[bucket]) {
      bucket++;
    }
    counts.incrementAndGet(bucket);
    sum.add(value);
  }

  @Override
  public void writeTo(TextPage page, List<String> labelValues) {
    long count = 0;
    for (int i = 0; i < upperBounds.length; i++) {
      count += counts.get(i);
      page.line("_bucket", labelValues, TextPage.number(upperBounds[i]), (double) count);
    }
    count += counts.get(upperBounds.length);
    page.line("_bucket", labelValues, TextPage.number(Double.POSITIVE_INFINITY), (double) count);
    page.line("_sum", labelValues, "", sum.sum());
    page.line("_count", labelValues, "", (double) count);
  }
}
