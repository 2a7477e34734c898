package dev.tenon.openapi;

import dev.tenon.errors.DomainError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place at which two documents say two things.
///
/// @param pointer where, as a JSON Pointer (RFC 6901)
/// @param committed what stands there in the committed document, as JSON of at most 200 characters;
///   `nothing` where there is no such place
/// @param now what the routes say
public record Difference(String pointer, String committed, String now) {

  static Optional<Difference> first(byte[] committed, byte[] now) {
    Object before;
    try {
      before = Json.read(committed);
    } catch (DomainError e) {
      return Optional.of(new Difference("", "no JSON: " + e.message(), "a document"));
    }
    return Optional.ofNullable(first("", before, Json.read(now)));
  }

  /// `/info/version: committed "1", now "2"`.
  @Override
  public String toString() {
    return "%s: committed %s, now %s".formatted(pointer, committed, now);
  }

  private static @Nullable Difference first(
      String pointer, @Nullable Object committed, @Nullable Object now) {
    if (committed instanceof Map<?, ?> some && now instanceof Map<?, ?> others) {
      return first(pointer, some, others);
    }
    if (committed instanceof List<?> some && now instanceof List<?> others) {
      return first(pointer, some, others);
    }
    boolean isSame = committed == null ? now == null : committed.equals(now);
    return isSame ? null : new Difference(pointer, Json.shown(committed), Json.shown(now));
  }

  private static @Nullable Difference first(String pointer, Map<?, ?> committed, Map<?, ?> now) {
    var names = new LinkedHashSet<Object>(now.keySet());
    names.addAll(committed.keySet());
    for (var name : names) {
      var place = pointer + "/" + ((String) name).replace("~", "~0").replace("/", "~1");
      var difference =
          committed.containsKey(name) && now.containsKey(name)
              ? first(place, committed.get(name), now.get(name))
              : new Difference(place, shown(committed, name), shown(now, name));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static @Nullable Difference first(String pointer, List<?> committed, List<?> now) {
    for (int i = 0; i < Math.min(committed.size(), now.size()); i++) {
      var difference = first(pointer + "/" + i, committed.get(i), now.get(i));
      if (difference != null) {
        return difference;
      }
    }
    return committed.size() == now.size()
        ? null
        : new Difference(pointer, Json.shown(committed), Json.shown(now));
  }

  private static String shown(Map<?, ?> object, Object name) {
    return object.containsKey(name) ? Json.shown(object.get(name)) : "nothing";
  }
}
