package dev.tenon.scaffold;

import dev.tenon.contracts.Contract;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Free JSON: read strictly, written for people and their version control.
final class Json {

  private static final Contract<Object> ANY = Contract.of(Object.class);

  private Json() {}

  /// @throws dev.tenon.errors.DomainError if it is no JSON
  static Object read(String text) {
    return ANY.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Objects with a line a member, in the order that they have.
  static String lines(Map<String, ?> object) {
    var json = new StringBuilder();
    write(json, object, "\n");
    return json.append('\n').toString();
  }

  private static void write(StringBuilder json, Object value, String line) {
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      char before = '{';
      for (var member : object.entrySet()) {
        json.append(before).append(line).append("  ").append(compact(member.getKey()));
        write(json.append(": "), member.getValue(), line + "  ");
        before = ',';
      }
      json.append(line).append('}');
    } else {
      json.append(compact(value));
    }
  }

  private static String compact(Object value) {
    return new String(ANY.toJson(value), StandardCharsets.UTF_8);
  }
}
