package dev.tenon.contracts;

import java.lang.annotation.Annotation;
import java.util.Arrays;

/// What a constraint is annotated to.
record Target(Shape shape, Annotation annotation, String place) {

  /// The type, a primitive one as its box.
  Class<?> type() {
    return shape.boxed();
  }

  boolean isOneOf(Class<?>... types) {
    return Arrays.asList(types).contains(type());
  }

  /// @throws IllegalArgumentException if the constraint is annotated to any other type
  void oneOf(String wanted, Class<?>... types) {
    if (!isOneOf(types)) {
      throw refused("It needs " + wanted);
    }
  }

  IllegalArgumentException refused(String remedy) {
    boolean isWrapper = isOneOf(java.util.Optional.class, Patch.class);
    return Compiler.refused(
        place,
        "@%s does not apply to %s"
            .formatted(annotation.annotationType().getSimpleName(), shape.name()),
        isWrapper ? "Write it inside the angle brackets, before the type" : remedy);
  }
}
