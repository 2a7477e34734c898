package dev.tenon.contracts;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// One row of a record's table: a name, what may stand there, and how to get it from a record.
final class Component {

  final String name;
  final Slot slot;
  private final JsonOutput.Name encoded;
  private final MethodHandle accessor;

  /// @param accessor of type `(Object)Object`
  Component(String name, Slot slot, MethodHandle accessor) {
    this.name = name;
    this.slot = slot;
    this.encoded = new JsonOutput.Name(name);
    this.accessor = accessor;
  }

  @Nullable Object of(Object owner) {
    try {
      return (@Nullable Object) accessor.invokeExact(owner);
    } catch (Throwable e) {
      throw Makers.unchecked(e);
    }
  }

  void write(Object owner, JsonOutput out) {
    var value = of(owner);
    if (value != null && slot.codec.isOmitted(value)) {
      return;
    }
    out.path.enter(name);
    out.name(encoded);
    slot.write(value, out);
    out.path.leave();
  }
}
