package dev.tenon.contracts;

import static java.util.Objects.requireNonNull;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A type as it is written: its arguments known, its annotations beside it.
record Shape(Class<?> raw, List<Shape> arguments, List<Annotation> annotations) {

  static Shape of(Class<?> type, Shape... arguments) {
    return new Shape(type, List.of(arguments), List.of());
  }

  /// @param variables what the type variables in sight stand for
  static Shape of(AnnotatedType type, Map<TypeVariable<?>, Shape> variables, String place) {
    // No switch over types here: linking one costs a start several milliseconds.
    var annotations = List.of(type.getAnnotations());
    if (type.getType() instanceof Class<?> raw) {
      return new Shape(raw, List.of(), joined(annotations, ofElement(type)));
    }
    if (type.getType() instanceof ParameterizedType parameterized) {
      return new Shape(
          (Class<?>) parameterized.getRawType(),
          Arrays.stream(((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments())
              .map(argument -> of(argument, variables, place))
              .toList(),
          annotations);
    }
    if (type.getType() instanceof TypeVariable<?> variable && variables.containsKey(variable)) {
      return requireNonNull(variables.get(variable)).with(annotations);
    }
    throw new IllegalArgumentException(
        "%s: %s does not say what it holds. Name a type without wildcard or variable."
            .formatted(place, type.getType().getTypeName()));
  }

  /// Jakarta's constraints before `byte[]` belong to its element, which takes none.
  private static List<Annotation> ofElement(AnnotatedType type) {
    return type instanceof AnnotatedArrayType array
        ? List.of(array.getAnnotatedGenericComponentType().getAnnotations())
        : List.of();
  }

  /// What the type variables of the record stand for.
  Map<TypeVariable<?>, Shape> variables() {
    var variables = new HashMap<TypeVariable<?>, Shape>();
    var parameters = raw.getTypeParameters();
    for (int i = 0; i < arguments.size(); i++) {
      variables.put(parameters[i], arguments.get(i));
    }
    return variables;
  }

  /// The class, a primitive one as its box.
  Class<?> boxed() {
    return MethodType.methodType(raw).wrap().returnType();
  }

  boolean isNullable() {
    return has(Nullable.class);
  }

  boolean has(Class<? extends Annotation> type) {
    return annotations.stream().anyMatch(type::isInstance);
  }

  /// The type alone.
  Shape bare() {
    return new Shape(raw, arguments, List.of());
  }

  /// The type for people, such as `Page<Product>`.
  String name() {
    var names = arguments.stream().map(Shape::name).collect(Collectors.joining(", "));
    return names.isEmpty() ? raw.getSimpleName() : raw.getSimpleName() + "<" + names + ">";
  }

  Type type() {
    return arguments.isEmpty()
        ? raw
        : new TypeOf(raw, arguments.stream().map(Shape::type).toArray(Type[]::new));
  }

  // Written out, since linking those of a record costs a start several milliseconds.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Shape that
        && raw == that.raw
        && arguments.equals(that.arguments)
        && annotations.equals(that.annotations);
  }

  @Override
  public int hashCode() {
    return 31 * raw.hashCode() + arguments.hashCode();
  }

  /// The same with further annotations; each once.
  Shape with(List<Annotation> more) {
    return new Shape(raw, arguments, joined(annotations, more));
  }

  private static List<Annotation> joined(List<Annotation> some, List<Annotation> more) {
    var all = new ArrayList<>(some);
    more.stream().filter(annotation -> !all.contains(annotation)).forEach(all::add);
    return List.copyOf(all);
  }
}
