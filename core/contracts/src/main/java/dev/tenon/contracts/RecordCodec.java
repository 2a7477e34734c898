package dev.tenon.contracts;

import dev.tenon.errors.DomainError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records: one table of components, read in any order and written in theirs.
final class RecordCodec extends Codec implements Definition {

  static final String MISSING = "must be there";
  static final String DUPLICATE = "must not be there twice";

  private final Shape shape;
  private final Maker maker;
  private final @Nullable Object defaults;
  private Component[] components = {};
  private @Nullable Object[] defaultValues = {};
  private Members members = Members.NONE;

  /// A table still to be [filled][#fill(List)], so that records may contain themselves.
  RecordCodec(Shape shape, Maker maker, @Nullable Object defaults) {
    this.shape = shape;
    this.maker = maker;
    this.defaults = defaults;
  }

  void fill(List<Component> table) {
    components = table.toArray(Component[]::new);
    members = new Members(table, null);
    defaultValues = new @Nullable Object[components.length];
    if (defaults != null) {
      for (int i = 0; i < components.length; i++) {
        defaultValues[i] = components[i].of(defaults);
      }
    }
    for (int i = 0; i < components.length; i++) {
      components[i].requireSense(name() + "." + components[i].name, defaultValues[i] != null);
    }
  }

  String name() {
    return shape.name();
  }

  List<Component> components() {
    return List.of(components);
  }

  /// The default of the component at this position; null if there is none.
  @Nullable Object defaultValue(int position) {
    return defaultValues[position];
  }

  /// Room for the components' values, all of them absent.
  @Nullable Object[] values() {
    return new @Nullable Object[components.length];
  }

  static Object present(@Nullable Object value) {
    return value == null ? Mark.NULL : value;
  }

  @Override
  Object read(JsonCursor in, Problems problems) {
    return in.isObject()
        ? read(in, members, problems)
        : wrongType(in, problems, "must be an object");
  }

  /// Reads the object that the cursor stands on; of a discriminator, which has been read before, it
  /// only takes care that it is there once.
  ///
  /// @param known the names of the members
  Object read(JsonCursor in, Members known, Problems problems) {
    in.open();
    int before = problems.count();
    var values = values();
    boolean isDiscriminated = false;
    int i;
    while ((i = in.nextMember(known.lookup)) != JsonCursor.END) {
      if (i < 0) {
        unknown(in, known, problems);
        continue;
      }
      in.toValue();
      int at = known.position(i);
      problems.path.enter(known.name(i));
      if (at >= 0 && values[at] == null) {
        values[at] = components[at].read(in, problems);
      } else {
        in.skip();
        if (at >= 0 || isDiscriminated) {
          problems.add("duplicate-field", DUPLICATE);
        }
        isDiscriminated |= at < 0;
      }
      problems.path.leave();
    }
    return build(values, before, false, problems);
  }

  /// Fills in what is absent and makes the record, unless there was a problem since `before`.
  ///
  /// @param areHeaders whether what is missing is a header
  Object build(@Nullable Object[] values, int before, boolean areHeaders, Problems problems) {
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      if (value == null || value == Mark.ABSENT) {
        values[i] = absent(i, areHeaders, problems);
      } else if (value == Mark.NULL) {
        values[i] = null;
      }
    }
    return problems.count() == before ? make(values, problems) : FAILED;
  }

  private @Nullable Object absent(int i, boolean isHeader, Problems problems) {
    if (defaultValues[i] != null) {
      return defaultValues[i];
    }
    var slot = components[i].slot;
    if (slot.isNullable) {
      return null;
    }
    var absent = slot.codec.absent();
    if (absent == null) {
      problems.path.enter(isHeader ? components[i].header : components[i].name);
      problems.add("missing", MISSING);
      problems.path.leave();
    }
    return absent;
  }

  private Object make(@Nullable Object[] values, Problems problems) {
    try {
      return maker.make(values);
    } catch (DomainError e) {
      refused(e, problems);
      return FAILED;
    } catch (IllegalArgumentException e) {
      problems.refused(e);
      return FAILED;
    } catch (Throwable e) {
      throw Makers.unchecked(e);
    }
  }

  /// A record's own problems have pointers from the record; they are told from the whole input.
  private static void refused(DomainError error, Problems problems) {
    var root = problems.path.pointer();
    for (var problem : error.problems()) {
      problems.addAt(root + problem.pointer(), problem.code(), problem.message());
    }
    if (error.problems().isEmpty()) {
      problems.add("invalid", error.message());
    }
  }

  private static void unknown(JsonCursor in, Members known, Problems problems) {
    var unknown = in.name();
    problems.path.enter(unknown);
    problems.unknown("unknown-field", unknown, known.names);
    problems.path.leave();
    in.toValue();
    in.skip();
  }

  @Override
  void write(Object value, JsonOutput out) {
    out.openObject();
    writeMembers(value, out);
    out.closeObject();
  }

  void writeMembers(Object value, JsonOutput out) {
    for (var component : components) {
      component.write(value, out);
    }
  }

  @Override
  void inside(Inside inside) {
    for (var component : components) {
      inside.of(component.name, component, component.slot.codec);
    }
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    return view.reference(this);
  }

  @Override
  public SchemaKey key() {
    return new SchemaKey(shape.bare(), null);
  }

  /// With its components in their order.
  @Override
  public Map<String, Object> definition(SchemaView view) {
    return definition(view, Map.of());
  }

  /// @param first what every object has besides, by name
  Map<String, Object> definition(SchemaView view, Map<String, Object> first) {
    var properties = new LinkedHashMap<>(first);
    var required = new ArrayList<>(first.keySet());
    for (int i = 0; i < components.length; i++) {
      var component = components[i];
      var schema = component.schema(view);
      properties.put(component.name, schema);
      if (view.isRead() ? isRequired(i) : component.isWritten()) {
        required.add(component.name);
      }
      if (view.isRead()) {
        whenAbsent(i).ifPresent(value -> schema.put("default", value));
      }
    }
    var schema = Keywords.of("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (view.isRead()) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  /// Whether the component at this position must be there.
  boolean isRequired(int position) {
    var slot = components[position].slot;
    return defaultValues[position] == null && !slot.isNullable && slot.codec.absent() == null;
  }

  /// What stands for the component at this position where it is absent, as free JSON.
  private Optional<Object> whenAbsent(int position) {
    var slot = components[position].slot;
    var value =
        defaultValues[position] == null && !slot.isNullable
            ? slot.codec.absent()
            : defaultValues[position];
    return value == null ? Optional.empty() : slot.free(value);
  }

  @Override
  @Nullable Object absent() {
    return defaults;
  }

  @Override
  RecordCodec parts() {
    return this;
  }
}
