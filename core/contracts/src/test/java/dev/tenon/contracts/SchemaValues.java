package dev.tenon.contracts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes values that satisfy a JSON Schema, out of nothing but the schema and a heap of scalars;
/// and spoils them, one place at a time.
final class SchemaValues {

  private static final int DEEP = 6;
  private static final Contract<Object> FREE = Contract.of(Object.class);

  private final Map<String, Object> schema;
  private final List<@Nullable Object> scalars;
  private final Random random;
  private final Map<Object, List<@Nullable Object>> fitting = new HashMap<>();

  SchemaValues(Map<String, Object> schema, List<@Nullable Object> scalars, Random random) {
    this.schema = schema;
    this.scalars = scalars;
    this.random = random;
  }

  /// A value that satisfies the whole schema.
  @Nullable Object next() {
    return value(schema, 0);
  }

  private @Nullable Object value(Map<String, Object> here, int depth) {
    if (here.get("$ref") instanceof String pointer) {
      return value(definition(pointer), depth);
    }
    for (var choice : List.of("oneOf", "anyOf")) {
      if (here.get(choice) instanceof List<?> some) {
        // What stands first holds no more of itself, and null stands last.
        int which =
            depth > DEEP
                ? choice.equals("oneOf") ? 0 : some.size() - 1
                : random.nextInt(some.size());
        return value(object(some.get(which)), depth);
      }
    }
    return switch (type(here)) {
      case "object" -> members(here, depth);
      case "array" -> items(here, depth);
      default -> scalar(here);
    };
  }

  private String type(Map<String, Object> here) {
    if (here.get("type") instanceof List<?> types) {
      return types.get(random.nextInt(types.size())) instanceof String type ? type : "";
    }
    return here.get("type") instanceof String type ? type : "";
  }

  private Map<String, @Nullable Object> members(Map<String, Object> here, int depth) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    if (here.get("properties") instanceof Map<?, ?> properties) {
      var required = here.get("required") instanceof List<?> names ? names : List.of();
      var names = new ArrayList<Object>(properties.keySet());
      Collections.shuffle(names, random);
      for (var name : names) {
        if (required.contains(name) || (depth <= DEEP && random.nextBoolean())) {
          members.put((String) name, value(object(properties.get(name)), depth + 1));
        }
      }
    } else if (here.get("additionalProperties") instanceof Map<?, ?> rest) {
      int least = here.get("minProperties") instanceof Number min ? min.intValue() : 0;
      int count = least + (depth > DEEP ? 0 : random.nextInt(3));
      var names = new LinkedHashMap<String, Object>();
      names.put("type", "string");
      if (here.get("propertyNames") instanceof Map<?, ?> rule) {
        names.putAll(object(rule));
      }
      for (int i = 0; i < 10 && members.size() < count; i++) {
        members.put(String.valueOf(scalar(names)), value(object(rest), depth + 1));
      }
    }
    return members;
  }

  private List<@Nullable Object> items(Map<String, Object> here, int depth) {
    int min = here.get("minItems") instanceof Number number ? number.intValue() : 0;
    int max = here.get("maxItems") instanceof Number number ? number.intValue() : min + 3;
    int count = depth > DEEP ? min : min + random.nextInt(Math.min(max, min + 3) - min + 1);
    var items = new ArrayList<@Nullable Object>();
    var oracle = SchemaOracle.of(without(here, "items", "minItems"));
    for (int i = 0; i < 10 && items.size() < count; i++) {
      items.add(here.get("items") instanceof Map<?, ?> each ? value(object(each), depth + 1) : i);
      if (!oracle.complaints(json(items)).isEmpty()) {
        items.removeLast(); // one that may not be there twice
      }
    }
    return items;
  }

  private static Map<String, Object> without(Map<String, Object> here, String... keywords) {
    var rest = new LinkedHashMap<>(here);
    rest.keySet().removeAll(List.of(keywords));
    return rest;
  }

  /// Any of the scalars that the validator lets pass.
  private @Nullable Object scalar(Map<String, Object> here) {
    var fits =
        fitting.computeIfAbsent(
            here,
            _ -> {
              var oracle = SchemaOracle.of(here);
              var all = new ArrayList<>(scalars);
              all.add(here.get("const"));
              if (here.get("enum") instanceof List<?> values) {
                all.addAll(values);
              }
              return all.stream().filter(v -> oracle.complaints(json(v)).isEmpty()).toList();
            });
    if (fits.isEmpty()) {
      throw new IllegalStateException("no scalar fits " + here);
    }
    return fits.get(random.nextInt(fits.size()));
  }

  /// The value with something changed at one place or another: a member gone, more or given another
  /// name, an item twice, a scalar in place of whatever was there.
  @Nullable Object spoiled(@Nullable Object value) {
    if (value instanceof Map<?, ?> members && !members.isEmpty() && random.nextInt(4) > 0) {
      var copy = new LinkedHashMap<Object, @Nullable Object>(members);
      var names = List.copyOf(members.keySet());
      var name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(8)) {
        case 0 -> copy.remove(name);
        case 1 -> copy.put("unknown", copy.get(name));
        case 2 -> copy.put(name + "s", copy.remove(name));
        default -> copy.put(name, spoiled(copy.get(name)));
      }
      return copy;
    }
    if (value instanceof List<?> items && !items.isEmpty() && random.nextInt(4) > 0) {
      var copy = new ArrayList<@Nullable Object>(items);
      int at = random.nextInt(items.size());
      switch (random.nextInt(4)) {
        case 0 -> copy.remove(at);
        case 1 -> copy.add(copy.get(at));
        default -> copy.set(at, spoiled(copy.get(at)));
      }
      return copy;
    }
    return switch (random.nextInt(6)) {
      case 0 -> List.of();
      case 1 -> Map.of();
      case 2 -> null;
      default -> scalars.get(random.nextInt(scalars.size()));
    };
  }

  @SuppressWarnings("NullAway") // free JSON may be null
  static String json(@Nullable Object value) {
    return Reading.json(FREE, value);
  }

  private Map<String, Object> definition(String pointer) {
    var definitions = object(schema.get("$defs"));
    return object(definitions.get(pointer.substring("#/$defs/".length())));
  }

  @SuppressWarnings("unchecked") // schemas are objects with names
  private static Map<String, Object> object(@Nullable Object schema) {
    return (Map<String, Object>) Objects.requireNonNull(schema);
  }
}
