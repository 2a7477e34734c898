package dev.tenon.contracts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON Schemas as maps that keep their order.
final class Keywords {

  private Keywords() {}

  /// @param members names and values in turn
  static Map<String, Object> of(Object... members) {
    var schema = new LinkedHashMap<String, Object>();
    for (int i = 0; i < members.length; i += 2) {
      schema.put((String) members[i], members[i + 1]);
    }
    return schema;
  }

  static Map<String, Object> type(String type) {
    return of("type", type);
  }

  static Map<String, Object> type(String type, String format) {
    return of("type", type, "format", format);
  }

  static Map<String, Object> copy(Map<String, Object> schema) {
    return new LinkedHashMap<>(schema);
  }

  /// Narrows the schema by a rule; one that JSON Schema cannot say is told to people.
  static void add(Map<String, Object> schema, Constraint constraint) {
    if (constraint.keywords().isEmpty()) {
      schema.merge("description", constraint.message(), (some, more) -> some + "; " + more);
    }
    constraint.keywords().forEach((keyword, value) -> add(schema, keyword, value));
  }

  private static void add(Map<String, Object> schema, String keyword, Object value) {
    var known = schema.get(keyword);
    if (known == null || keyword.equals("type")) {
      schema.put(keyword, value);
    } else if (keyword.startsWith("min") || keyword.equals("exclusiveMinimum")) {
      schema.put(keyword, number(known).max(number(value)));
    } else if (keyword.startsWith("max") || keyword.equals("exclusiveMaximum")) {
      schema.put(keyword, number(known).min(number(value)));
    } else {
      var all = new ArrayList<Object>();
      if (schema.get("allOf") instanceof List<?> some) {
        all.addAll(some);
      }
      all.add(of(keyword, value));
      schema.put("allOf", all);
    }
  }

  /// The same schema or null.
  static Map<String, Object> nullable(Map<String, Object> schema) {
    var type = schema.get("type");
    if (type instanceof List<?>) {
      // Free JSON: without null it is everything but null.
      schema.remove("type");
      return schema;
    }
    if (type == null) {
      return of("anyOf", List.of(schema, type("null")));
    }
    if (!type.equals("null")) {
      schema.put("type", List.of(type, "null"));
    }
    if (schema.get("enum") instanceof List<?> values) {
      var more = new ArrayList<@Nullable Object>(values);
      more.add(null);
      schema.put("enum", more);
    }
    return schema;
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }
}
