package dev.tenon.contracts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place where a value stands (a component, an item, a member of a map, the whole text): its
/// type, whether it may be null, and its constraints.
final class Slot {

  static final String NULL = "must not be null";

  final Codec codec;
  final boolean isNullable;
  private final Constraint[] constraints;
  private final @Nullable Object example;

  Slot(Codec codec, boolean isNullable, List<Constraint> constraints) {
    this(codec, isNullable, constraints, null);
  }

  /// @param example a value that may stand here; null where none was given
  Slot(Codec codec, boolean isNullable, List<Constraint> constraints, @Nullable Object example) {
    this.codec = codec;
    this.isNullable = isNullable;
    this.constraints = constraints.toArray(Constraint[]::new);
    this.example = example;
  }

  /// The value, or [Codec#FAILED].
  @Nullable Object read(JsonCursor in, Problems problems) {
    if (in.isNull() && !codec.readsNull()) {
      if (isNullable) {
        return null;
      }
      problems.add("null", NULL);
      return Codec.FAILED;
    }
    return checked(codec.read(in, problems), problems);
  }

  /// Whether a record here is left out when none of its names is there.
  boolean mayBeAbsent() {
    return isNullable || codec instanceof OptionalCodec;
  }

  Object fromText(String text, Problems problems) {
    return checked(codec.fromText(text, problems), problems);
  }

  /// Reads the name of a member of a map.
  Object fromName(String name, Problems problems) {
    return checked(codec.fromName(name, problems), problems);
  }

  Object fromTexts(List<String> texts, Problems problems) {
    return checked(codec.fromTexts(texts, problems), problems);
  }

  Object fromAttachments(List<? extends Attachment> attachments, Problems problems) {
    return checked(codec.fromAttachments(attachments, problems), problems);
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

  /// The JSON Schema of what stands here. Nobody asks the constraints of what is written, so
  /// nothing is promised about it.
  Map<String, Object> schema(SchemaView view) {
    var schema = schemaOfValue(view);
    return isNullable ? Keywords.nullable(schema) : schema;
  }

  /// The same where it is not null.
  Map<String, Object> schemaOfValue(SchemaView view) {
    return constrained(codec.schema(view), view);
  }

  /// The same for texts, which are never null.
  Map<String, Object> textSchema(SchemaView view) {
    return constrained(codec.textSchema(view), view);
  }

  /// The value as free JSON; empty where it is left out.
  Optional<Object> free(Object value) {
    if (codec.isOmitted(value)) {
      return Optional.empty();
    }
    var out = new JsonOutput(Limits.defaults());
    write(value, out);
    return Optional.of(Contract.of(Object.class).parse(out.toByteArray()));
  }

  private Map<String, Object> constrained(Map<String, Object> schema, SchemaView view) {
    if (view.isRead()) {
      for (var constraint : constraints) {
        Keywords.add(schema, constraint);
      }
    }
    if (example != null) {
      free(example).ifPresent(value -> schema.put("examples", List.of(value)));
    }
    return schema;
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
