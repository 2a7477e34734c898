package dev.tenon.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Copies maps, lists and records without what is sensitive. What breaks on the way is replaced,
/// never shown.
final class Structures {

  /// Stands for a null that is there, as opposed to a member that disappears.
  static final Object NULL = new Object();

  private static final int DEEPEST = 16;
  private static final int MOST = 1_000;

  private final Redaction redaction;

  Structures(Redaction redaction) {
    this.redaction = redaction;
  }

  /// A value under its name.
  ///
  /// @return null where it disappears, [#NULL] where it is null
  @SuppressWarnings("CatchingUnchecked")
  @Nullable Object named(String name, @Nullable Object value) {
    try {
      return member(name, value, 0);
    } catch (Throwable failure) {
      return failed(failure);
    }
  }

  @SuppressWarnings("CatchingUnchecked")
  @Nullable Object value(Object value) {
    try {
      return copy(value, 0);
    } catch (Throwable failure) {
      return failed(failure);
    }
  }

  private static String failed(Throwable failure) {
    return "(not shown: redaction failed with %s)".formatted(failure.getClass().getName());
  }

  private @Nullable Object member(String name, @Nullable Object value, int depth) {
    return treated(redaction.names().of(name), value, depth);
  }

  private @Nullable Object treated(
      @Nullable Treatment treatment, @Nullable Object value, int depth) {
    if (treatment == null) {
      var copy = copy(value, depth);
      return copy == null ? NULL : copy;
    }
    return switch (treatment) {
      case DROP -> null;
      case MASK -> Redaction.MASK;
      case HASH -> value == null ? NULL : redaction.shown(treatment, String.valueOf(value));
    };
  }

  /// The same object where nothing in it is hidden: its author's `toString` may hide more.
  private @Nullable Object copy(@Nullable Object value, int depth) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof CharSequence text) {
      return redaction.text(text.toString());
    }
    if (depth == DEEPEST) {
      return "… (too deep)";
    }
    return switch (value) {
      case Map<?, ?> map -> mapCopy(map, depth + 1);
      case Collection<?> items -> listCopy(items, items, items.size(), depth + 1);
      case Optional<?> optional -> optionalCopy(optional, depth + 1);
      case Object[] items -> listCopy(items, Arrays.asList(items), items.length, depth + 1);
      case Record members -> recordCopy(members, depth + 1);
      default -> value;
    };
  }

  private Object mapCopy(Map<?, ?> map, int depth) {
    var copy = new LinkedHashMap<Object, @Nullable Object>();
    boolean same = true;
    int count = 0;
    for (var entry : map.entrySet()) {
      if (++count > MOST) {
        copy.put("…", (map.size() - MOST) + " more");
        return copy;
      }
      var name = entry.getKey() instanceof String text ? redaction.text(text) : entry.getKey();
      var shown = member(String.valueOf(entry.getKey()), entry.getValue(), depth);
      same &= isSame(name, entry.getKey()) && isSame(shown, entry.getValue());
      put(copy, name, shown);
    }
    return same ? map : copy;
  }

  private Object listCopy(Object list, Iterable<?> items, int size, int depth) {
    var copy = new ArrayList<@Nullable Object>();
    boolean same = true;
    for (var item : items) {
      if (copy.size() == MOST) {
        copy.add("… " + (size - MOST) + " more");
        return copy;
      }
      var shown = copy(item, depth);
      same &= isSame(shown, item);
      copy.add(shown);
    }
    return same ? list : copy;
  }

  private Object optionalCopy(Optional<?> optional, int depth) {
    var shown = optional.map(inner -> copy(inner, depth));
    return optional.isEmpty() || isSame(shown.orElse(null), optional.get()) ? optional : shown;
  }

  private Object recordCopy(Record members, int depth) {
    var copy = new LinkedHashMap<Object, @Nullable Object>();
    boolean same = true;
    for (var component : RecordShape.of(members.getClass()).components()) {
      var value = component.read(members);
      var said = component.treatment();
      var shown =
          said == null ? member(component.name(), value, depth) : treated(said, value, depth);
      same &= isSame(shown, value);
      put(copy, component.name(), shown);
    }
    return same ? members : new RecordCopy(members.getClass().getSimpleName(), copy);
  }

  /// Whether nothing was hidden.
  @SuppressWarnings("ReferenceEquality") // What is the same object is not changed.
  private static boolean isSame(@Nullable Object shown, @Nullable Object value) {
    return shown == value || (value == null && NULL.equals(shown));
  }

  private static void put(Map<Object, @Nullable Object> copy, Object name, @Nullable Object value) {
    if (value != null) {
      copy.put(name, value.equals(NULL) ? null : value);
    }
  }
}
