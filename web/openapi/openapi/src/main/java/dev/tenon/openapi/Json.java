package dev.tenon.openapi;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Limits;
import dev.tenon.errors.DomainError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Free JSON for people: in lines, two spaces deep.
final class Json {

  private static final int LONGEST = 200;

  private static final Contract<Object> ANY =
      Contract.of(Object.class).within(Limits.defaults().withDepth(500));

  private Json() {}

  /// An object whose members keep this order.
  ///
  /// @param members names and values in turn
  static Map<String, Object> object(Object... members) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < members.length; i += 2) {
      object.put((String) members[i], members[i + 1]);
    }
    return object;
  }

  static Map<String, Object> reference(String group, String name) {
    return object("$ref", "#/components/" + group + "/" + name);
  }

  /// A body in JSON with its schema and, where the contract finds one, an example.
  static <T> Map<String, Object> content(Contract<T> contract, Map<String, Object> schema) {
    var body = object("schema", schema);
    contract.example().ifPresent(value -> body.put("example", free(contract, value)));
    return object("application/json", body);
  }

  static <T> Object free(Contract<T> contract, T value) {
    return read(contract.toJson(value));
  }

  static Object read(byte[] json) {
    return ANY.parse(json);
  }

  /// @throws IllegalArgumentException if it is no document
  static Object readDocument(byte[] json) {
    try {
      if (read(json) instanceof Map<?, ?> document && document.get("openapi") instanceof String) {
        return document;
      }
    } catch (DomainError e) {
      throw new IllegalArgumentException(
          "The released document is no JSON: %s Copy openapi.json as it was released."
              .formatted(e.getMessage()),
          e);
    }
    throw new IllegalArgumentException(
        "The released document has no member \"openapi\". Copy openapi.json as it was released.");
  }

  static byte[] compact(Object value) {
    return ANY.toJson(value);
  }

  static String text(Object value) {
    return new String(compact(value), StandardCharsets.UTF_8);
  }

  /// The value for people, cut where it is long.
  static String shown(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    var json = text(value);
    return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "…";
  }

  static byte[] written(Object value) {
    var compact = compact(value);
    var out = new ByteArrayOutputStream(compact.length * 2);
    int depth = 0;
    boolean isText = false;
    for (int i = 0; i < compact.length; i++) {
      byte c = compact[i];
      boolean isEmpty = !isText && i + 1 < compact.length && isPair(c, compact[i + 1]);
      if (isText) {
        out.write(c);
        if (c == '\\') {
          out.write(compact[++i]);
        }
        isText = c != '"';
      } else if (isEmpty) {
        out.write(c);
        out.write(compact[++i]);
      } else {
        if (c == '}' || c == ']') {
          line(out, --depth);
        }
        out.write(c);
        switch (c) {
          case '{', '[' -> line(out, ++depth);
          case ',' -> line(out, depth);
          case ':' -> out.write(' ');
          case '"' -> isText = true;
          default -> {}
        }
      }
    }
    out.write('\n');
    return out.toByteArray();
  }

  private static boolean isPair(byte one, byte other) {
    return (one == '{' && other == '}') || (one == '[' && other == ']');
  }

  private static void line(ByteArrayOutputStream out, int depth) {
    out.write('\n');
    for (int i = 0; i < depth; i++) {
      out.write(' ');
      out.write(' ');
    }
  }
}
