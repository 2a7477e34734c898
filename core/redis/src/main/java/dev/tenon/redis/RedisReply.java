package dev.tenon.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a script has returned: nothing, a whole number, a text or a list of such.
///
/// Lua's `false` and `nil` are nothing, `true` is 1, and a number loses its fraction; a list ends
/// at its first `nil`. Each method that is asked for another kind than came throws a [RedisFailure]
/// `TENON-R03`.
///
/// Immutable but for the arrays that it gives out; thread-safe.
public final class RedisReply {

  private final RedisScript script;
  private final @Nullable Object value;

  /// @param value as the driver decodes it: a `Long`, a `byte[]`, a `List` or null
  RedisReply(RedisScript script, @Nullable Object value) {
    this.script = script;
    this.value = value;
  }

  /// Whether it is nothing.
  public boolean isNothing() {
    return value == null;
  }

  /// A whole number.
  public long number() {
    if (value instanceof Long number) {
      return number;
    }
    throw other("a number");
  }

  /// A text, decoded from UTF-8.
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /// A text as the bytes that were stored.
  public byte[] bytes() {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    throw other("a text");
  }

  /// A list.
  public List<RedisReply> list() {
    if (value instanceof List<?> items) {
      return items.stream().map(item -> new RedisReply(script, item)).toList();
    }
    throw other("a list");
  }

  private RedisFailure other(String expected) {
    return new RedisFailure(
        RedisFailure.OTHER_ANSWER,
        "The script \"%s\" answered %s, and %s was expected".formatted(script, this, expected),
        null);
  }

  /// Which kind it is, never what it holds.
  @Override
  public String toString() {
    return switch (value) {
      case null -> "nothing";
      case Long _ -> "a number";
      case byte[] _ -> "a text";
      case List<?> _ -> "a list";
      default -> "something unknown";
    };
  }
}
