package dev.tenon.contracts.testkit;

import dev.tenon.contracts.Contract;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values as free JSON, where their class alone tells it: scalars and records.
final class Wire {

  private static final Contract<Object> FREE = Contract.of(Object.class);

  private Wire() {}

  static Optional<Object> of(@Nullable Object value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(FREE.parse(json(value)));
    } catch (IllegalArgumentException hasNoContract) {
      return Optional.empty(); // as a list, whose items have types that only its place knows
    }
  }

  @SuppressWarnings("unchecked") // a value of this class
  private static <V> byte[] json(V value) {
    var type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    return ((Contract<V>) Contract.of(type)).toJson(value);
  }
}
