package dev.tenon.contracts;

import dev.tenon.errors.FieldProblem;
import java.lang.annotation.Annotation;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Looks for an annotation on components, however deep.
final class Marks<A extends Annotation> {

  private final Class<A> type;
  private final Map<String, A> found = new LinkedHashMap<>();
  private final Set<Codec> around = new HashSet<>();

  private Marks(Class<A> type) {
    this.type = type;
  }

  static <A extends Annotation> Map<String, A> find(Class<A> type, Codec codec) {
    var marks = new Marks<>(type);
    marks.look("", codec);
    return Collections.unmodifiableMap(marks.found);
  }

  private void look(String pointer, Codec codec) {
    if (!around.add(codec)) {
      return;
    }
    codec.inside((step, component, inner) -> {
      var place = FieldProblem.child(pointer, step);
      var mark = component == null ? null : component.annotation(type);
      if (mark != null) {
        found.put(place, mark);
      }
      look(place, inner);
    });
    around.remove(codec);
  }
}
