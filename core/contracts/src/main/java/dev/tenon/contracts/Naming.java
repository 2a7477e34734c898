package dev.tenon.contracts;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What things are called outside.
final class Naming {

  private Naming() {}

  /// The names of one component, the one that is written first.
  static List<String> names(RecordComponent component, String place) {
    var names = new LinkedHashSet<String>();
    var own = component.getAnnotation(WireName.class);
    var style = style(component.getDeclaringRecord());
    var inJava = component.getName();
    if (own != null) {
      names.add(named(own, place));
    } else {
      names.add(style == null ? inJava : style.value().of(inJava));
    }
    if (style != null) {
      Arrays.stream(style.alsoRead()).map(other -> other.of(inJava)).forEach(names::add);
    }
    var alias = component.getAnnotation(Alias.class);
    if (alias != null) {
      names.addAll(List.of(alias.value()));
    }
    return List.copyOf(names);
  }

  /// The name of a header: its own, or that of the component with hyphens.
  static String header(RecordComponent component, String place) {
    var own = component.getAnnotation(WireName.class);
    return own == null ? NameStyle.header(component.getName()) : named(own, place);
  }

  /// What a record is called among those of a sealed interface.
  static String tag(Class<?> type) {
    var own = type.getAnnotation(WireName.class);
    var name = type.getSimpleName();
    return own == null
        ? Character.toLowerCase(name.charAt(0)) + name.substring(1)
        : named(own, type.getSimpleName());
  }

  /// The constants of an enum by their names outside, in order.
  ///
  /// @param otherwise the style where the enum names none; null for the names in Java
  /// @throws IllegalArgumentException if two share a name
  static Map<String, Enum<?>> constants(Class<?> type, @Nullable NameStyle otherwise) {
    var annotation = type.getAnnotation(WireNames.class);
    var style = annotation == null ? otherwise : annotation.value();
    var constants = new LinkedHashMap<String, Enum<?>>();
    for (var value : type.getEnumConstants()) {
      var constant = (Enum<?>) value;
      if (constants.put(name(constant, type, style), constant) != null) {
        throw Compiler.refused(
            type.getSimpleName() + "." + constant.name(),
            "another constant is called the same outside",
            "Give one of them another @WireName");
      }
    }
    return constants;
  }

  private static String name(Enum<?> constant, Class<?> type, @Nullable NameStyle style) {
    var own = ownName(constant, type);
    if (own != null) {
      return named(own, type.getSimpleName() + "." + constant.name());
    }
    return style == null ? constant.name() : style.of(constant.name());
  }

  private static @Nullable WireName ownName(Enum<?> constant, Class<?> type) {
    try {
      return type.getField(constant.name()).getAnnotation(WireName.class);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e); // a constant is a field
    }
  }

  private static @Nullable WireNames style(Class<?> type) {
    for (var t = type; t != null; t = t.getEnclosingClass()) {
      var style = t.getAnnotation(WireNames.class);
      if (style != null) {
        return style;
      }
    }
    return type.getPackage().getAnnotation(WireNames.class);
  }

  private static String named(WireName name, String place) {
    if (name.value().isEmpty()) {
      throw Compiler.refused(place, "its @WireName is empty", "Say the name, or leave it out");
    }
    return name.value();
  }

  /// @throws IllegalArgumentException if two components share a name
  static void requireDistinct(String record, List<Component> table) {
    Set<String> taken = new LinkedHashSet<>();
    for (var component : table) {
      for (var name : component.names()) {
        if (!taken.add(name)) {
          throw Compiler.refused(
              record,
              "two components are called '%s' outside".formatted(name),
              "Change a @WireName or an @Alias");
        }
      }
    }
  }
}
