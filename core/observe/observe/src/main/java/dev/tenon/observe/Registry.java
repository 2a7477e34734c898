package dev.tenon.observe;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Which names are taken, and by what.
final class Registry {

  private record Registered(MetricShape shape, Object instrument) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Registered> byFamily = new HashMap<>();

  /// The instrument of this shape, made where it is new.
  <T> T shared(MetricShape shape, Class<T> type, Supplier<T> make) {
    lock.lock();
    try {
      var known = byFamily.get(familyOf(shape));
      if (known == null) {
        var made = make.get();
        byFamily.put(familyOf(shape), new Registered(shape, made));
        return made;
      }
      if (!known.shape().equals(shape)) {
        throw taken(shape, known.shape());
      }
      return type.cast(known.instrument());
    } finally {
      lock.unlock();
    }
  }

  /// Makes what cannot be shared.
  void once(MetricShape shape, Runnable make) {
    lock.lock();
    try {
      var known = byFamily.get(familyOf(shape));
      if (known != null) {
        throw taken(shape, known.shape());
      }
      make.run();
      byFamily.put(familyOf(shape), new Registered(shape, shape));
    } finally {
      lock.unlock();
    }
  }

  private static String familyOf(MetricShape shape) {
    return MetricNames.familyOf(shape.name());
  }

  private static IllegalArgumentException taken(MetricShape wanted, MetricShape known) {
    return new IllegalArgumentException(
        "There cannot be a %s beside the %s. Give one of them another name."
            .formatted(wanted, known));
  }
}
