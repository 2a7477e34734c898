package dev.tenon.contracts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes one value that a JSON Schema of ours allows, the same each time: what the schema gives as
/// example or default, else the plainest of the type. Whether it is really taken is for the
/// contract to say, which knows more.
final class SchemaExample {

  /// No value can be made. Null would be one.
  private static final Mark NONE = Mark.FAILED;

  private static final Contract<Object> FREE = Contract.of(Object.class);

  private final Map<?, ?> definitions;
  private final Set<String> around = new HashSet<>();

  private SchemaExample(Map<?, ?> definitions) {
    this.definitions = definitions;
  }

  /// @param schema with what it points at under `$defs`
  static Optional<byte[]> of(Map<String, Object> schema) {
    var value = new SchemaExample(object(schema.get("$defs"))).value(schema);
    return Optional.ofNullable(value).filter(made -> made != NONE).map(FREE::toJson);
  }

  private @Nullable Object value(Map<?, ?> schema) {
    if (schema.get("examples") instanceof List<?> given) {
      return given.getFirst();
    }
    if (schema.containsKey("default")) {
      return schema.get("default");
    }
    if (schema.get("$ref") instanceof String pointer) {
      return pointed(pointer);
    }
    for (var choice : List.of("oneOf", "anyOf")) {
      if (schema.get(choice) instanceof List<?> choices) {
        return first(choices);
      }
    }
    var value = schema.containsKey("const") ? schema.get("const") : ofType(schema);
    return value == NONE && types(schema).contains("null") ? null : value;
  }

  /// A record inside of itself has no value, so that whoever holds it leaves it out.
  private @Nullable Object pointed(String pointer) {
    var name = pointer.substring(pointer.lastIndexOf('/') + 1);
    if (!around.add(name)) {
      return NONE;
    }
    var value = value(object(definitions.get(name)));
    around.remove(name);
    return value;
  }

  private @Nullable Object first(List<?> choices) {
    for (var choice : choices) {
      var value = value(object(choice));
      if (value != NONE) {
        return value;
      }
    }
    return NONE;
  }

  private @Nullable Object ofType(Map<?, ?> schema) {
    if (schema.get("enum") instanceof List<?> values) {
      return values.getFirst();
    }
    return switch (types(schema).getFirst()) {
      case "object" -> members(schema);
      case "array" -> items(schema);
      case "boolean" -> true;
      case "integer" -> orNone(PlainNumber.of(schema, BigDecimal.ONE));
      case "number" -> orNone(PlainNumber.of(schema, null));
      case "null" -> null;
      default -> orNone(PlainText.of(schema));
    };
  }

  private static Object orNone(Optional<?> value) {
    return value.isPresent() ? value.get() : NONE;
  }

  /// Any JSON is told by a list of types, or by none where null is among them.
  private static List<String> types(Map<?, ?> schema) {
    return switch (schema.get("type")) {
      case List<?> types -> types.stream().map(String.class::cast).toList();
      case String type -> List.of(type);
      case null, default -> List.of("string");
    };
  }

  private Object members(Map<?, ?> schema) {
    var members = new LinkedHashMap<Object, @Nullable Object>();
    var required = schema.get("required") instanceof List<?> names ? names : List.of();
    for (var property : object(schema.get("properties")).entrySet()) {
      var value = value(object(property.getValue()));
      if (value != NONE) {
        members.put(property.getKey(), value);
      } else if (required.contains(property.getKey())) {
        return NONE;
      }
    }
    if (schema.get("additionalProperties") instanceof Map<?, ?> others) {
      var name = PlainText.of(object(schema.get("propertyNames")));
      var value = value(others);
      if (value != NONE && name.isPresent()) {
        members.put(name.get(), value);
      }
    }
    return members;
  }

  private Object items(Map<?, ?> schema) {
    var item = value(object(schema.get("items")));
    int count = Math.max(1, number(schema.get("minItems"), 1));
    var items = new ArrayList<@Nullable Object>();
    for (int i = 0; i < count && item != NONE && number(schema.get("maxItems"), 1) > 0; i++) {
      items.add(item);
    }
    return items;
  }

  private static int number(@Nullable Object value, int otherwise) {
    return value instanceof Number number ? number.intValue() : otherwise;
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> object ? object : Map.of();
  }
}
