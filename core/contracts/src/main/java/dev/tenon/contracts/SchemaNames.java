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

  private final Map<SchemaKey, String> names = new HashMap<>();
  private final Set<SchemaKey> onBothSides;

  /// @throws IllegalArgumentException if two records would share a name, naming both
  SchemaNames(Collection<SchemaKey> read, Collection<SchemaKey> written) {
    onBothSides = new HashSet<>(read);
    onBothSides.retainAll(new HashSet<>(written));
    var all = new LinkedHashSet<>(read);
    all.addAll(written);
    var bySimpleName =
        all.stream().collect(Collectors.groupingBy(k -> name(k.shape(), Class::getSimpleName)));
    bySimpleName.forEach((name, keys) -> {
      for (var key : keys) {
        names.put(key, keys.size() == 1 ? name : longName(key));
      }
    });
    var owners = new HashMap<String, Shape>();
    for (var key : all) {
      claim(of(key, false), key.shape(), owners);
      if (onBothSides.contains(key)) {
        claim(of(key, true), key.shape(), owners);
      }
    }
  }

  /// The name; a record that is written as well has another one as it is read.
  String of(SchemaKey key, boolean isRead) {
    var name = names.getOrDefault(key, "");
    return isRead && onBothSides.contains(key) ? name + "Input" : name;
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

  private static String longName(SchemaKey key) {
    var name = name(key.shape(), SchemaNames::withEnclosing);
    var union = key.union();
    return union == null ? name : name + "In" + name(union, Class::getSimpleName);
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
