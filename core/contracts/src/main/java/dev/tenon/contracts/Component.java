package dev.tenon.contracts;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a record's table: its names, what may stand there, and how to get it from a record.
final class Component {

  /// The name by which it is written.
  final String name;

  /// Its name among headers.
  final String header;

  final Slot slot;
  private final RecordComponent declared;
  private final List<String> names;
  private final boolean isNullAbsent;
  private final JsonOutput.Name encoded;
  private final MethodHandle accessor;

  /// @param accessor of type `(Object)Object`
  Component(RecordComponent declared, String place, Slot slot, MethodHandle accessor) {
    this.declared = declared;
    this.names = Naming.names(declared, place);
    this.name = names.getFirst();
    this.header = Naming.header(declared, place);
    this.slot = slot;
    this.isNullAbsent = declared.isAnnotationPresent(NullIsAbsent.class);
    this.encoded = new JsonOutput.Name(name);
    this.accessor = accessor;
  }

  /// The names by which it is read, the one by which it is written first.
  List<String> names() {
    return names;
  }

  /// The annotation of this type that stands on it; null if there is none.
  <A extends Annotation> @Nullable A annotation(Class<A> type) {
    return declared.getAnnotation(type);
  }

  /// The value, [Mark#NULL], [Mark#ABSENT], or [Mark#FAILED].
  Object read(JsonCursor in, Problems problems) {
    return isNullAbsent && in.isNull() ? Mark.ABSENT : RecordCodec.present(slot.read(in, problems));
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
    if (value == null ? isNullAbsent : slot.codec.isOmitted(value)) {
      return;
    }
    out.path.enter(name);
    out.name(encoded);
    slot.write(value, out);
    out.path.leave();
  }

  /// Whether a member is there whatever the value.
  boolean isWritten() {
    return slot.codec.isWritten() && !(isNullAbsent && slot.isNullable);
  }

  /// The JSON Schema of the member where it is there.
  Map<String, Object> schema(SchemaView view) {
    if (!isNullAbsent) {
      return slot.schema(view);
    }
    var schema = slot.schemaOfValue(view);
    return view.isRead() ? Keywords.nullable(schema) : schema;
  }

  /// @param hasDefault whether the record has a value for it where it is absent
  /// @throws IllegalArgumentException if null cannot be what absent is
  void requireSense(String place, boolean hasDefault) {
    if (!isNullAbsent) {
      return;
    }
    if (slot.codec instanceof PatchCodec patch && patch.takesNull()) {
      throw Compiler.refused(
          place,
          "its null says to clear it, which absent does not",
          "Leave @NullIsAbsent out, or the @Nullable inside the angle brackets");
    }
    if (!hasDefault && !slot.isNullable && slot.codec.absent() == null) {
      throw Compiler.refused(
          place,
          "it is @NullIsAbsent and must be there",
          "Mark the type @Nullable, use Optional, or give it a value in defaults()");
    }
  }
}
