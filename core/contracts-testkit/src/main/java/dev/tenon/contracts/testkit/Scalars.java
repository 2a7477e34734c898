package dev.tenon.contracts.testkit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Proposals for what has no parts.
final class Scalars {

  private Scalars() {}

  /// @param name what the value is called
  /// @param number which sample it is for, from 1
  /// @param refused how many proposals were refused before
  static @Nullable Object propose(
      Map<String, Object> schema, String type, String name, long number, int refused) {
    if (schema.containsKey("const")) {
      return schema.get("const");
    }
    if (schema.get("enum") instanceof List<?> values) {
      var all = values.stream().filter(Objects::nonNull).toList();
      return all.get((int) ((number - 1 + refused) % all.size()));
    }
    return switch (type) {
      case "boolean" -> (number + refused) % 2 == 1;
      case "integer" -> new Numbers(schema, true).propose(number, refused);
      case "number" -> new Numbers(schema, false).propose(number, refused);
      default -> new Texts(schema, name).propose(number, refused);
    };
  }
}
