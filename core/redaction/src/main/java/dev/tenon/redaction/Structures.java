package dev.tenon.redaction;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
      case Collection<?> items -> listCopy(items, items.size(), depth + 1);
      case Optional<?> optional -> optional.map(inner -> copy(inner, depth + 1));
      case Record members -> recordCopy(members, depth + 1);
      default ->
          value.getClass().isArray() && !value.getClass().getComponentType().isPrimitive()
              ? listCopy(Arrays.asList((Object[]) value), Array.getLength(value), depth + 1)
              : value;
    };
  }

  private Map<Object, @Nullable Object> mapCopy(Map<?, ?> map, int depth) {
    var copy = new LinkedHashMap<Object, @Nullable Object>();
    int count = 0;
    for (var entry : map.entrySet()) {
      if (++count > MOST) {
        copy.put("…", (map.size() - MOST) + " more");
        break;
      }
      var name = entry.getKey() instanceof String text ? redaction.text(text) : entry.getKey();
      put(copy, name, member(String.valueOf(entry.getKey()), entry.getValue(), depth));
    }
    return copy;
  }

  private List<@Nullable Object> listCopy(Iterable<?> items, int size, int depth) {
    var copy = new ArrayList<@Nullable Object>();
    for (var item : items) {
      if (copy.size() == MOST) {
        copy.add("… " + (size - MOST) + " more");
        break;
      }
      copy.add(copy(item, depth));
    }
    return copy;
  }

  private RecordCopy recordCopy(Record members, int depth) {
    var copy = new LinkedHashMap<Object, @Nullable Object>();
    for (var component : RecordShape.of(members.getClass()).components()) {
      var value = component.read(members);
      var said = component.treatment();
      put(
          copy,
          component.name(),
          said == null ? member(component.name(), value, depth) : treated(said, value, depth));
    }
    return new RecordCopy(members.getClass().getSimpleName(), copy);
  }

  private static void put(Map<Object, @Nullable Object> copy, Object name, @Nullable Object value) {
    if (value != null) {
      copy.put(name, value.equals(NULL) ? null : value);
    }
  }
}
