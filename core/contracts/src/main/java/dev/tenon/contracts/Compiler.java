package dev.tenon.contracts;

import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes codecs out of types, once per contract. Every refusal names the place and the remedy.
final class Compiler {

  /// Generic records that contain larger ones of themselves would never end.
  private static final int DEPTH = 64;

  private final Map<Shape, RecordCodec> records = new HashMap<>();
  private final Map<Shape, OneOfCodec> unions = new HashMap<>();
  private final boolean takesAttachments;
  private int depth;

  /// @param takesAttachments whether values may come beside texts
  Compiler(boolean takesAttachments) {
    this.takesAttachments = takesAttachments;
  }

  /// The whole input; alone, free JSON may be null.
  Slot root(Shape shape) {
    var slot = slot(shape, shape.name());
    unions.values().forEach(OneOfCodec::complete);
    return shape.raw() == Object.class ? new Slot(slot.codec, true, List.of()) : slot;
  }

  private Slot slot(Shape shape, String place) {
    if (shape.raw() == Optional.class || shape.raw() == Patch.class) {
      throw refused(
          place,
          "%s stands only for a whole component of a record".formatted(shape.name()),
          "Mark the type @Nullable instead");
    }
    return slot(codec(shape, place), shape, place);
  }

  private Slot slot(Codec codec, Shape shape, String place) {
    boolean isNullable = shape.isNullable();
    if (isNullable && shape.annotations().stream().anyMatch(NotNull.class::isInstance)) {
      throw refused(place, "it is both @Nullable and @NotNull", "Leave one of them out");
    }
    if (shape.has(Trimmed.class) && shape.raw() != String.class) {
      throw refused(place, "@Trimmed is for texts", "Leave it out, or write it before String");
    }
    var rules = Constraints.of(shape, place);
    return new Slot(codec, isNullable, rules, ExampleValue.of(shape, codec, rules, place));
  }

  private Slot componentSlot(Shape shape, String place) {
    boolean isOptional = shape.raw() == Optional.class;
    if (!isOptional && shape.raw() != Patch.class) {
      return slot(shape, place);
    }
    if (shape.isNullable()) {
      throw refused(place, shape.name() + " is never null itself", "Leave @Nullable out");
    }
    var content = slot(argument(shape, 0, place), place);
    if (isOptional && content.isNullable) {
      throw refused(
          place, "an Optional holds no null", "Use Patch to tell null from an absent member");
    }
    return slot(isOptional ? new OptionalCodec(content) : new PatchCodec(content), shape, place);
  }

  private Codec codec(Shape shape, String place) {
    var raw = shape.raw();
    if (raw == String.class && shape.has(Trimmed.class)) {
      return TextCodec.trimmed();
    }
    var scalar = Scalars.find(shape.boxed());
    if (scalar != null) {
      return scalar;
    }
    if (Attachment.class.isAssignableFrom(raw)) {
      return attachment(raw, place);
    }
    if (raw == Sort.class) {
      return SortCodec.of(argument(shape, 0, place), place);
    }
    if (raw.isRecord()) {
      return record(shape, place);
    }
    if (Unions.isUnion(raw)) {
      return union(shape, place);
    }
    if (raw == List.class) {
      return new ListCodec(slot(argument(shape, 0, place), place + "[]"), false);
    }
    if (raw == Set.class) {
      return set(shape, place);
    }
    if (raw == Map.class) {
      return map(shape, place);
    }
    if (raw == Object.class) {
      return new FreeCodec();
    }
    throw refused(
        place,
        "a contract has no type " + raw.getName(),
        "Use a record, a sealed interface of records, a list, set or map of them, text, numbers, booleans, java.time, UUID, URI, an enum or byte[]");
  }

  private Codec attachment(Class<?> raw, String place) {
    if (!takesAttachments) {
      throw refused(
          place,
          "%s comes beside texts, and neither JSON nor a text holds it"
              .formatted(raw.getSimpleName()),
          "Take the record as what brings such parts along, multipart/form-data");
    }
    return new AttachmentCodec(raw);
  }

  /// Items that cannot be ordered could be made to collide, at a cost that grows with their square.
  private Codec set(Shape shape, String place) {
    var item = slot(argument(shape, 0, place), place + "[]");
    if (!Comparable.class.isAssignableFrom(shape.arguments().getFirst().boxed())) {
      throw refused(place, "a set holds scalars only", "Use a List");
    }
    return new ListCodec(item, true);
  }

  /// Keys are texts in JSON; those that cannot be ordered could be made to collide, as in a set.
  private Codec map(Shape shape, String place) {
    var type = argument(shape, 0, place);
    var key = slot(type, place + " (key)");
    boolean isComparable = Comparable.class.isAssignableFrom(type.boxed());
    if (!key.codec.isName() || key.isNullable || !isComparable) {
      throw refused(
          place,
          "the keys of a map are texts",
          "Use Map<String, …>, or an enum, a UUID, a URI or a time for its keys");
    }
    return new MapCodec(key, slot(argument(shape, 1, place), place + " (value)"));
  }

  private OneOfCodec union(Shape shape, String place) {
    var known = unions.get(shape.bare());
    if (known != null) {
      return known;
    }
    requireArguments(shape, place);
    var codec = new OneOfCodec(shape, Unions.discriminator(shape, place));
    unions.put(shape.bare(), codec);
    for (var record : Unions.records(shape, place)) {
      codec.add(Naming.tag(record.raw()), record(record, record.raw().getSimpleName()));
    }
    return codec;
  }

  private RecordCodec record(Shape shape, String place) {
    var known = records.get(shape.bare());
    if (known != null) {
      return known;
    }
    requireArguments(shape, place);
    if (++depth > DEPTH) {
      throw refused(
          place,
          "the records are nested too deeply",
          "Let no generic record hold a larger one of itself");
    }
    var raw = shape.raw();
    Constraints.refuseOn(raw, place);
    var makers = new Makers(raw);
    var codec = new RecordCodec(shape, makers.constructor(), makers.defaults());
    records.put(shape.bare(), codec);
    var variables = shape.variables();
    var table = new ArrayList<Component>();
    for (RecordComponent component : raw.getRecordComponents()) {
      var where = raw.getSimpleName() + "." + component.getName();
      var type = Shape.of(component.getAnnotatedType(), variables, where);
      var slot = componentSlot(type.with(Constraints.elsewhere(component)), where);
      table.add(new Component(component, where, slot, makers.accessor(component)));
    }
    Naming.requireDistinct(raw.getSimpleName(), table);
    codec.fill(table);
    depth--;
    return codec;
  }

  private static void requireArguments(Shape shape, String place) {
    if (shape.arguments().size() != shape.raw().getTypeParameters().length) {
      throw refused(
          place,
          "%s does not say what it holds".formatted(shape.raw().getSimpleName()),
          "Give its type arguments, or use Contract.page or Contract.envelope");
    }
  }

  private static Shape argument(Shape shape, int position, String place) {
    if (shape.arguments().isEmpty()) {
      throw refused(
          place,
          "%s does not say what it holds".formatted(shape.raw().getSimpleName()),
          "Give its type arguments, or use Contract.list");
    }
    return shape.arguments().get(position);
  }

  static IllegalArgumentException refused(String place, String why, String remedy) {
    return new IllegalArgumentException("%s: %s. %s.".formatted(place, why, remedy));
  }
}
