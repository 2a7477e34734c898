package dev.tenon.observe;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;

/// A sum.
final class InMemoryCounter implements InMemorySeries {

  private final DoubleAdder sum = new DoubleAdder();

  @Override
  public void accept(double amount) {
    sum.add(amount);
  }

  @Override
  public void writeTo(TextPage page, List<String> labelValues) {
    page.line("", labelValues, "", sum.sum());
  }
}
