package dev.tenon.contracts;

import dev.tenon.errors.DomainError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records: one table of components, read in any order and written in theirs.
final class RecordCodec extends Codec {

  static final String DUPLICATE = "must not be there twice";

  private final Shape shape;
  private final Maker maker;
  private final @Nullable Object defaults;
  private Component[] components = {};
  private @Nullable Object[] defaultValues = {};
  private List<String> names = List.of();
  private JsonCursor.Names lookup = new JsonCursor.Names(List.of());

  /// A table still to be [filled][#fill(List)], so that records may contain themselves.
  RecordCodec(Shape shape, Maker maker, @Nullable Object defaults) {
    this.shape = shape;
    this.maker = maker;
    this.defaults = defaults;
  }

  void fill(List<Component> table) {
    components = table.toArray(Component[]::new);
    names = table.stream().map(c -> c.name).toList();
    lookup = new JsonCursor.Names(names);
    defaultValues = new @Nullable Object[components.length];
    if (defaults != null) {
      for (int i = 0; i < components.length; i++) {
        defaultValues[i] = components[i].of(defaults);
      }
    }
  }

  String name() {
    return shape.name();
  }

  /// The record with its type arguments.
  Shape shape() {
    return shape;
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
    if (!in.isObject()) {
      return wrongType(in, problems, "must be an object");
    }
    in.open();
    int before = problems.count();
    var values = values();
    int i;
    while ((i = in.nextMember(lookup)) != JsonCursor.END) {
      if (i < 0) {
        unknown(in, problems);
        continue;
      }
      in.toValue();
      var component = components[i];
      problems.path.enter(component.name);
      if (values[i] == null) {
        values[i] = present(component.slot.read(in, problems));
      } else {
        in.skip();
        problems.add("duplicate-field", DUPLICATE);
      }
      problems.path.leave();
    }
    return build(values, before, problems);
  }

  /// Fills in what is absent and makes the record, unless there was a problem since `before`.
  Object build(@Nullable Object[] values, int before, Problems problems) {
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      if (value == null) {
        values[i] = absent(i, problems);
      } else if (value == Mark.NULL) {
        values[i] = null;
      }
    }
    return problems.count() == before ? make(values, problems) : FAILED;
  }

  private @Nullable Object absent(int i, Problems problems) {
    if (defaultValues[i] != null) {
      return defaultValues[i];
    }
    var slot = components[i].slot;
    if (slot.isNullable) {
      return null;
    }
    var absent = slot.codec.absent();
    if (absent == null) {
      problems.path.enter(components[i].name);
      problems.add("missing", "must be there");
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

  private void unknown(JsonCursor in, Problems problems) {
    var unknown = in.name();
    problems.path.enter(unknown);
    problems.unknown("unknown-field", unknown, names);
    problems.path.leave();
    in.toValue();
    in.skip();
  }

  @Override
  void write(Object value, JsonOutput out) {
    out.openObject();
    for (var component : components) {
      component.write(value, out);
    }
    out.closeObject();
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    return view.reference(this);
  }

  /// The JSON Schema itself, with its components in their order.
  Map<String, Object> definition(SchemaView view) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (int i = 0; i < components.length; i++) {
      var component = components[i];
      var schema = component.slot.schema(view);
      properties.put(component.name, schema);
      if (view.isRead() ? isRequired(i) : component.slot.codec.isWritten()) {
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
