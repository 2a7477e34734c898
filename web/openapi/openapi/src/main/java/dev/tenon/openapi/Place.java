package dev.tenon.openapi;

import dev.tenon.errors.FieldProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A place in a document, with what stands there. One that is not there holds nothing, and so do
/// the places below it.
///
/// @param root the whole document
/// @param pointer where
/// @param value free JSON; null where there is nothing, too
record Place(Object root, String pointer, boolean isThere, @Nullable Object value) {

  static Place of(Object document) {
    return new Place(document, "", true, document);
  }

  /// The member of this name.
  Place at(String name) {
    return object().containsKey(name)
        ? new Place(root, FieldProblem.child(pointer, name), true, object().get(name))
        : new Place(root, FieldProblem.child(pointer, name), false, null);
  }

  /// The member of this name, or what it points at.
  Place to(String name) {
    return at(name).resolved();
  }

  /// The same place without anything.
  Place none() {
    return new Place(root, pointer, false, null);
  }

  /// The items of a list, or what they point at.
  Stream<Place> items() {
    return value instanceof List<?> list
        ? IntStream.range(0, list.size())
            .mapToObj(i -> new Place(root, pointer + "/" + i, true, list.get(i)).resolved())
        : Stream.empty();
  }

  Map<?, ?> object() {
    return value instanceof Map<?, ?> object ? object : Map.of();
  }

  /// The names of the members; names in JSON are texts.
  List<String> names() {
    return object().keySet().stream().map(String.class::cast).toList();
  }

  /// The text that stands here; empty for anything else.
  String text() {
    return value instanceof String text ? text : "";
  }

  /// The texts in the list that stands here, or the only one.
  List<String> texts() {
    return value instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : text().isEmpty() ? List.of() : List.of(text());
  }

  boolean is(boolean expected) {
    return value instanceof Boolean bool && bool == expected;
  }

  /// What this points at, by one reference or several; itself where it points at nothing.
  Place resolved() {
    var seen = new HashSet<String>();
    var here = this;
    var reference = here.at("$ref").text();
    while (reference.startsWith("#/") && seen.add(reference)) {
      here = of(root).below(reference.substring(2));
      reference = here.at("$ref").text();
    }
    return here;
  }

  private Place below(String path) {
    var here = this;
    for (var step : path.split("/", -1)) {
      here = here.at(step.replace("~1", "/").replace("~0", "~"));
    }
    return here;
  }

  /// What stands here for people; `nothing` where there is nothing.
  String shown() {
    return isThere ? Json.shown(value) : "nothing";
  }
}
