package dev.tenon.observe.logging;

import dev.tenon.redaction.Redaction;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands in the places of a message. A record, map or list is treated member by member while
/// it is still one: as text it would no longer say what its author said of it.
final class Arguments {

  private Arguments() {}

  /// Whether one of them has members; most lines have none such.
  static boolean hasMembers(@Nullable Object[] arguments) {
    for (var argument : arguments) {
      if (argument instanceof Record
          || argument instanceof Map
          || argument instanceof Collection
          || argument instanceof Optional
          || argument instanceof Object[]) {
        return true;
      }
    }
    return false;
  }

  /// A copy as it may be written.
  static @Nullable Object[] redacted(@Nullable Object[] arguments, Redaction redaction) {
    var copies = new @Nullable Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      var argument = arguments[i];
      // The message as a whole is read later.
      copies[i] = argument instanceof CharSequence ? argument : redaction.value(argument);
    }
    return copies;
  }
}
