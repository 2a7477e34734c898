package dev.tenon.observe;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gauge that never breaks a scrape.
final class SafeGauge implements DoubleSupplier {

  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  private final String name;
  private final DoubleSupplier value;
  private final AtomicBoolean logged = new AtomicBoolean();

  SafeGauge(String name, DoubleSupplier value) {
    this.name = name;
    this.value = value;
  }

  @Override
  public double getAsDouble() {
    try {
      return value.getAsDouble();
    } catch (Throwable failure) {
      if (logged.compareAndSet(false, true)) {
        LOG.warn("{} cannot be read; it shows as NaN", name, failure);
      }
      return Double.NaN;
    }
  }
}
