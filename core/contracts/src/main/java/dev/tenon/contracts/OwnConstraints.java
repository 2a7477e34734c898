package dev.tenon.contracts;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.ReportAsSingleViolation;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Constraints that users have written, in Jakarta's way: an annotation that names its
/// `ConstraintValidator`s, or is made of other constraints, or both. A validator is found, made and
/// initialized once, and asked by as many threads as there are.
final class OwnConstraints {

  private static final String DEFAULT_MESSAGE = "is not valid";

  private OwnConstraints() {}

  /// The annotations that this one is made of, and which hold beside its own rule.
  static List<Annotation> parts(Annotation annotation) {
    return Arrays.asList(annotation.annotationType().getAnnotations());
  }

  /// The rule of the annotation itself; empty where it has none but its parts.
  ///
  /// @param message its own; that of a bundle, in braces, is not known here
  /// @throws IllegalArgumentException if none of its validators takes the type, or the one that
  ///   does cannot be made
  static Optional<Constraint> rule(Target target, String message) {
    var type = target.annotation().annotationType();
    refuseUnknown(target, type);
    var validators = type.getAnnotation(jakarta.validation.Constraint.class).validatedBy();
    if (validators.length == 0) {
      return Optional.empty();
    }
    for (var validator : validators) {
      if (valueType(validator).isAssignableFrom(target.type())) {
        return Optional.of(rule(target, made(validator, target), message));
      }
    }
    throw target.refused("None of its validators takes this type");
  }

  private static Constraint rule(
      Target target, ConstraintValidator<Annotation, Object> validator, String message) {
    var told = message.startsWith("{") || message.isEmpty() ? DEFAULT_MESSAGE : message;
    var context = new OwnContext(told);
    return new Constraint(
        NameStyle.KEBAB_CASE.of(target.annotation().annotationType().getSimpleName()),
        told,
        Map.of(),
        value -> validator.isValid(value, context));
  }

  private static void refuseUnknown(Target target, Class<?> type) {
    if (type.isAnnotationPresent(ReportAsSingleViolation.class)
        || Arrays.stream(type.getDeclaredMethods())
            .anyMatch(method -> method.getAnnotationsByType(OverridesAttribute.class).length > 0)) {
      throw Compiler.refused(
          target.place(),
          "@%s overrides or hides what it is made of, which is not known here"
              .formatted(type.getSimpleName()),
          "Say the constraints one by one, or write a validator");
    }
  }

  /// What the validator takes, as far as its method tells.
  private static Class<?> valueType(Class<?> validator) {
    return Arrays.stream(validator.getMethods())
        .filter(method -> method.getName().equals("isValid") && !method.isBridge())
        .map(Method::getParameterTypes)
        .filter(types -> types.length == 2 && types[1] == ConstraintValidatorContext.class)
        .<Class<?>>map(types -> types[0])
        .findFirst()
        .orElse(Object.class);
  }

  @SuppressWarnings("unchecked") // it takes the type, and the annotation that names it
  private static ConstraintValidator<Annotation, Object> made(Class<?> type, Target target) {
    try {
      var validator =
          (ConstraintValidator<Annotation, Object>)
              MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                  .findConstructor(type, MethodType.methodType(void.class))
                  .invoke();
      validator.initialize(target.annotation());
      return validator;
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "%s: %s cannot be made. Give it a constructor without parameters, and open %s to dev.tenon.contracts."
              .formatted(target.place(), type.getName(), type.getPackageName()),
          e);
    } catch (Throwable e) {
      throw new IllegalArgumentException(
          "%s: %s refuses @%s."
              .formatted(
                  target.place(),
                  type.getName(),
                  target.annotation().annotationType().getSimpleName()),
          e);
    }
  }
}
