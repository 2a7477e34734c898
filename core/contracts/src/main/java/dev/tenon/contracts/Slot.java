package dev.tenon.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place where a value stands (a component, an item, a member of a map, the whole text): its
/// type, whether it may be null, and its constraints.
final class Slot {

  final Codec codec;
  final boolean isNullable;
  private final Constraint[] constraints;

  Slot(Codec codec, boolean isNullable, List<Constraint> constraints) {
    this.codec = codec;
    this.isNullable = isNullable;
    this.constraints = constraints.toArray(Constraint[]::new);
  }

  /// The value, or [Codec#FAILED].
  @Nullable Object read(JsonCursor in, Problems problems) {
    if (in.isNull() && !codec.readsNull()) {
      if (isNullable) {
        return null;
      }
      problems.add("null", "must not be null");
      return Codec.FAILED;
    }
    return checked(codec.read(in, problems), problems);
  }

  Object fromText(String text, Problems problems) {
    return checked(codec.fromText(text, problems), problems);
  }

  Object fromTexts(List<String> texts, Problems problems) {
    return checked(codec.fromTexts(texts, problems), problems);
  }

  void write(@Nullable Object value, JsonOutput out) {
    if (value != null) {
      codec.write(value, out);
    } else if (isNullable) {
      out.nothing();
    } else {
      throw out.unwritable("is null");
    }
  }

  /// Every constraint is asked, so that all that is wrong is said at once.
  private Object checked(Object value, Problems problems) {
    if (value == Codec.FAILED) {
      return value;
    }
    var result = value;
    for (var constraint : constraints) {
      if (!constraint.accepts().test(value)) {
        problems.add(constraint.code(), constraint.message());
        result = Codec.FAILED;
      }
    }
    return result;
  }
}
