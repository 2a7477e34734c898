package dev.tenon.testkit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What a backend does, of what its contract knows to ask for; and why it does not do the rest.
///
/// ```java
/// Capabilities.all(LockCapability.class)
///     .without(LockCapability.SURVIVES_RESTART, "it lives in the memory of the process");
/// ```
///
/// Nothing is left out silently: where a capability is missing, the contract asserts what the
/// documentation says instead, and the reason is there to be printed.
///
/// Immutable and thread-safe.
///
/// @param <C> what the contract knows to ask for
public final class Capabilities<C extends Enum<C>> {

  private final Class<C> type;
  private final Map<C, String> missing;

  private Capabilities(Class<C> type, Map<C, String> missing) {
    this.type = type;
    this.missing = missing;
  }

  /// Everything.
  public static <C extends Enum<C>> Capabilities<C> all(Class<C> type) {
    return new Capabilities<>(type, Map.of());
  }

  /// The same without one of them.
  ///
  /// @param reason why, as a part of a sentence that a table of differences can print
  /// @throws IllegalArgumentException if the reason is blank
  public Capabilities<C> without(C capability, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "Say why %s cannot be had; the reason is printed.".formatted(capability));
    }
    var more = new EnumMap<C, String>(type);
    more.putAll(missing);
    more.put(capability, reason);
    return new Capabilities<>(type, Collections.unmodifiableMap(more));
  }

  /// Whether the backend does this.
  public boolean has(C capability) {
    return !missing.containsKey(capability);
  }

  /// What it does not do, and why; in the order of the constants.
  public Map<C, String> missing() {
    return missing;
  }

  /// What is missing and why.
  @Override
  public String toString() {
    return missing.isEmpty() ? "all" : "all but " + missing;
  }
}
