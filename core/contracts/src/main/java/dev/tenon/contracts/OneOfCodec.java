package dev.tenon.contracts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Sealed interfaces of records: an object that says by its discriminator which record it is. The
/// discriminator may stand anywhere in the object, and is written first.
final class OneOfCodec extends Codec implements Definition {

  private final Shape shape;
  private final String discriminator;
  private final JsonOutput.Name encoded;
  private final Map<String, Variant> byTag = new LinkedHashMap<>();
  private final Map<Class<?>, Variant> byType = new HashMap<>();

  /// Records are still to be [added][#add(String, RecordCodec)], and once all are compiled this is
  /// to be [completed][#complete()], so that they may contain the whole.
  OneOfCodec(Shape shape, String discriminator) {
    this.shape = shape;
    this.discriminator = discriminator;
    this.encoded = new JsonOutput.Name(discriminator);
  }

  /// One of the records.
  private final class Variant implements Definition {
    final String tag;
    final RecordCodec codec;
    Members members = Members.NONE;

    Variant(String tag, RecordCodec codec) {
      this.tag = tag;
      this.codec = codec;
    }

    @Override
    public SchemaKey key() {
      return new SchemaKey(codec.key().shape(), shape.bare());
    }

    @Override
    public Map<String, Object> definition(SchemaView view) {
      return codec.definition(
          view, Map.of(discriminator, Keywords.of("type", "string", "const", tag)));
    }
  }

  /// @throws IllegalArgumentException if the tag is taken
  void add(String tag, RecordCodec codec) {
    var variant = new Variant(tag, codec);
    if (byTag.putIfAbsent(tag, variant) != null) {
      throw Compiler.refused(
          shape.name(),
          "two of its records are called '%s'".formatted(tag),
          "Give one of them another @WireName");
    }
    byType.put(codec.key().shape().raw(), variant);
  }

  /// @throws IllegalArgumentException if a record has a component of the discriminator's name
  void complete() {
    for (var variant : byTag.values()) {
      var components = variant.codec.components();
      if (components.stream().anyMatch(c -> c.names().contains(discriminator))) {
        throw Compiler.refused(
            variant.codec.name(),
            "its member '%s' is called as the discriminator of %s"
                .formatted(discriminator, shape.name()),
            "Rename it, or name another member by @Discriminator");
      }
      variant.members = new Members(components, discriminator);
    }
  }

  @Override
  Object read(JsonCursor in, Problems problems) {
    if (!in.isObject()) {
      return wrongType(in, problems, "must be an object");
    }
    var tag = in.peek(discriminator);
    var variant = tag instanceof String text ? byTag.get(text) : null;
    if (variant != null) {
      return variant.codec.read(in, variant.members, problems);
    }
    problems.path.enter(discriminator);
    undecided(tag, problems);
    problems.path.leave();
    in.skip();
    return FAILED;
  }

  private void undecided(Object tag, Problems problems) {
    if (tag == Mark.ABSENT) {
      problems.add("missing", RecordCodec.MISSING);
    } else if (tag == Mark.NULL) {
      problems.add("null", Slot.NULL);
    } else if (tag == Mark.FAILED) {
      problems.wrongType(TextCodec.EXPECTED);
    } else {
      problems.add("unknown-value", "must be one of " + String.join(", ", byTag.keySet()));
    }
  }

  @Override
  void write(Object value, JsonOutput out) {
    var variant = Objects.requireNonNull(byType.get(value.getClass()));
    out.openObject();
    out.name(encoded);
    out.text(variant.tag);
    variant.codec.writeMembers(value, out);
    out.closeObject();
  }

  @Override
  void inside(Inside inside) {
    byTag.values().forEach(variant -> variant.codec.inside(inside));
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    return view.reference(this);
  }

  @Override
  public SchemaKey key() {
    return new SchemaKey(shape.bare(), null);
  }

  @Override
  public Map<String, Object> definition(SchemaView view) {
    List<Object> variants = new ArrayList<>();
    var mapping = new LinkedHashMap<String, Object>();
    byTag.forEach((tag, variant) -> {
      variants.add(view.reference(variant));
      mapping.put(tag, view.reference().apply(variant));
    });
    return Keywords.of(
        "oneOf",
        variants,
        "discriminator",
        Keywords.of("propertyName", discriminator, "mapping", mapping));
  }
}
