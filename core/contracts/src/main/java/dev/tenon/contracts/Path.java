package dev.tenon.contracts;

import dev.tenon.errors.FieldProblem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where a reader or writer stands, cheap to move and made into a JSON Pointer only when asked.
final class Path {

  /// Names in an input belong to the sender; an answer that repeats them stays small.
  private static final int SHOWN = 100;

  private @Nullable String[] names = new String[8];
  private int[] indexes = {};
  private int depth;

  void enter(String name) {
    grow();
    names[depth++] = name;
  }

  void enter(int index) {
    grow();
    if (indexes.length < names.length) {
      indexes = Arrays.copyOf(indexes, names.length);
    }
    names[depth] = null;
    indexes[depth++] = index;
  }

  void leave() {
    depth--;
  }

  String pointer() {
    if (depth == 0) {
      return "";
    }
    var pointer = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      var name = names[i];
      pointer.append(
          name == null ? "/" + indexes[i] : FieldProblem.child("", Texts.shown(name, SHOWN)));
    }
    return pointer.toString();
  }

  private void grow() {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
    }
  }
}
