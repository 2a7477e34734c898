package dev.tenon.contracts;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the records of a document are called there.
final class SchemaNames {

  private final Map<Shape, String> names = new HashMap<>();
  private final Set<Shape> onBothSides;

  /// @throws IllegalArgumentException if two records would share a name, naming both
  SchemaNames(Collection<Shape> read, Collection<Shape> written) {
    onBothSides = new HashSet<>(read);
    onBothSides.retainAll(new HashSet<>(written));
    var all = new LinkedHashSet<>(read);
    all.addAll(written);
    var bySimpleName =
        all.stream().collect(Collectors.groupingBy(s -> name(s, Class::getSimpleName)));
    bySimpleName.forEach((name, shapes) -> {
      for (var shape : shapes) {
        names.put(shape, shapes.size() == 1 ? name : name(shape, SchemaNames::withEnclosing));
      }
    });
    var owners = new HashMap<String, Shape>();
    for (var shape : all) {
      claim(of(shape, false), shape, owners);
      if (onBothSides.contains(shape)) {
        claim(of(shape, true), shape, owners);
      }
    }
  }

  /// The name; a record that is written as well has another one as it is read.
  String of(Shape shape, boolean isRead) {
    var name = names.getOrDefault(shape, "");
    return isRead && onBothSides.contains(shape) ? name + "Input" : name;
  }

  private static void claim(String name, Shape shape, Map<String, Shape> owners) {
    if (!name.chars().allMatch(SchemaNames::isPlain)) {
      throw Compiler.refused(
          shape.raw().getName(),
          "a document cannot name it '%s'".formatted(name),
          "Rename the record: letters of ASCII, digits and _");
    }
    var other = owners.putIfAbsent(name, shape);
    if (other != null) {
      throw new IllegalArgumentException(
          "Two records would both be called '%s' in the document: %s and %s. Rename one of them."
              .formatted(name, other.type().getTypeName(), shape.type().getTypeName()));
    }
  }

  /// `Page<Product>` becomes `PageOfProduct`.
  private static String name(Shape shape, Function<Class<?>, String> naming) {
    var name = naming.apply(shape.raw()).replace("byte[]", "Bytes");
    var arguments =
        shape.arguments().stream()
            .map(argument -> (argument.isNullable() ? "Nullable" : "") + name(argument, naming))
            .collect(Collectors.joining("And"));
    return arguments.isEmpty() ? name : name + "Of" + arguments;
  }

  private static String withEnclosing(Class<?> type) {
    var enclosing = type.getEnclosingClass();
    var name = type.getSimpleName();
    return enclosing == null ? name : withEnclosing(enclosing) + name;
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
