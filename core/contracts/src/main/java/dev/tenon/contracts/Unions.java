package dev.tenon.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The records of a sealed interface, those of sealed interfaces within it included.
final class Unions {

  private Unions() {}

  static boolean isUnion(Class<?> type) {
    return type.isInterface() && type.isSealed();
  }

  static String discriminator(Shape union, String place) {
    var annotation = union.raw().getAnnotation(Discriminator.class);
    if (annotation == null) {
      return "type";
    }
    if (annotation.value().isEmpty()) {
      throw Compiler.refused(
          place, "the @Discriminator of %s is empty".formatted(union.name()), "Name a member");
    }
    return annotation.value();
  }

  /// @throws IllegalArgumentException if it permits anything but records and sealed interfaces
  static List<Shape> records(Shape union, String place) {
    var records = new LinkedHashMap<Class<?>, Shape>();
    collect(union, place, records);
    return List.copyOf(records.values());
  }

  private static void collect(Shape union, String place, Map<Class<?>, Shape> into) {
    for (var type : union.raw().getPermittedSubclasses()) {
      if (type.isRecord()) {
        into.putIfAbsent(type, permitted(type, union, place));
      } else if (isUnion(type)) {
        collect(permitted(type, union, place), place, into);
      } else {
        throw Compiler.refused(
            place,
            "%s permits %s, which is no record"
                .formatted(union.raw().getSimpleName(), type.getSimpleName()),
            "Let the sealed interface permit records alone");
      }
    }
  }

  /// The type with the arguments that it passes on to the interface.
  private static Shape permitted(Class<?> type, Shape union, String place) {
    var arguments = new ArrayList<Shape>();
    for (var variable : type.getTypeParameters()) {
      arguments.add(argument(variable, type, union, place));
    }
    return Shape.of(type, arguments.toArray(Shape[]::new));
  }

  private static Shape argument(
      TypeVariable<?> variable, Class<?> type, Shape union, String place) {
    for (var parent : type.getGenericInterfaces()) {
      if (parent instanceof ParameterizedType known && known.getRawType() == union.raw()) {
        int position = Arrays.asList(known.getActualTypeArguments()).indexOf(variable);
        if (position >= 0) {
          return union.arguments().get(position);
        }
      }
    }
    throw Compiler.refused(
        place,
        "%s does not say what %s holds".formatted(union.name(), type.getSimpleName()),
        "Let the interface have the type arguments of its records");
  }
}
