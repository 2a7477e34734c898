package dev.tenon.contracts;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Jakarta's constraints, and those that users write in its way, as rules about values.
///
/// Jakarta gives its constraints no target RECORD_COMPONENT, so they are found on the type of the
/// component. They speak about values that are there: whether null is allowed is said by
/// `@Nullable` alone.
final class Constraints {

  private Constraints() {}

  /// The rules that are annotated to this type.
  ///
  /// @throws IllegalArgumentException if one is not known or does not apply to the type
  static List<Constraint> of(Shape shape, String place) {
    var rules = new ArrayList<Constraint>();
    for (var annotation : shape.annotations()) {
      add(annotation, shape, place, rules);
    }
    return rules;
  }

  private static void add(
      Annotation annotation, Shape shape, String place, List<Constraint> rules) {
    for (var single : singles(annotation)) {
      if (!isConstraint(single)) {
        continue;
      }
      refuseGroups(single, place);
      var target = new Target(shape, single, place);
      if (isJakarta(single)) {
        rules(target).forEach(rule -> rules.add(withMessage(rule, single)));
      } else {
        addOwn(target, rules);
      }
    }
  }

  private static void addOwn(Target target, List<Constraint> rules) {
    int before = rules.size();
    for (var part : OwnConstraints.parts(target.annotation())) {
      add(part, target.shape(), target.place(), rules);
    }
    OwnConstraints.rule(target, (String) attribute(target.annotation(), "message"))
        .ifPresent(rules::add);
    if (rules.size() == before) {
      throw Compiler.refused(
          target.place(),
          "@%s has no validator, and is made of no constraints"
              .formatted(target.annotation().annotationType().getSimpleName()),
          "Name one in its @Constraint(validatedBy = …)");
    }
  }

  /// Refuses a record with constraints that nobody would ever ask.
  static void refuseOn(Class<?> type, String place) {
    for (var annotation : type.getAnnotations()) {
      if (isConstraint(annotation)) {
        throw Compiler.refused(
            place,
            "the constraint @%s stands on a record"
                .formatted(annotation.annotationType().getSimpleName()),
            "Check it in the record's constructor");
      }
    }
  }

  /// The constraints of users that stand at a component, its accessor or its field, and not at its
  /// type. Jakarta's can always stand at the type, and are found there.
  static List<Annotation> elsewhere(RecordComponent component) {
    var found = new ArrayList<Annotation>();
    collect(component, found);
    collect(component.getAccessor(), found);
    try {
      collect(component.getDeclaringRecord().getDeclaredField(component.getName()), found);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e); // every component has one
    }
    return found;
  }

  private static void collect(AnnotatedElement element, List<Annotation> into) {
    for (var annotation : element.getAnnotations()) {
      if (!isJakarta(annotation)
          && singles(annotation).stream().anyMatch(Constraints::isConstraint)
          && !into.contains(annotation)) {
        into.add(annotation);
      }
    }
  }

  private static List<Constraint> rules(Target target) {
    var annotation = target.annotation();
    // By name, since linking a switch over types costs a start several milliseconds.
    return switch (annotation.annotationType().getSimpleName()) {
      case "NotNull" -> List.of();
      case "Null" -> List.of(isNull(target));
      case "NotBlank" -> TextRules.notBlank(target);
      case "NotEmpty" -> SizeRules.notEmpty(target);
      case "Size" -> SizeRules.size(target, (Size) annotation);
      case "Min" -> NumberRules.min(target, (Min) annotation);
      case "Max" -> NumberRules.max(target, (Max) annotation);
      case "DecimalMin" -> NumberRules.decimalMin(target, (DecimalMin) annotation);
      case "DecimalMax" -> NumberRules.decimalMax(target, (DecimalMax) annotation);
      case "Positive" -> NumberRules.positive(target);
      case "PositiveOrZero" -> NumberRules.positiveOrZero(target);
      case "Negative" -> NumberRules.negative(target);
      case "NegativeOrZero" -> NumberRules.negativeOrZero(target);
      case "Digits" -> NumberRules.digits(target, (Digits) annotation);
      case "Pattern" -> TextRules.pattern(target, (Pattern) annotation);
      case "Email" -> TextRules.email(target, (Email) annotation);
      case "Past" -> TimeRules.past(target);
      case "PastOrPresent" -> TimeRules.pastOrPresent(target);
      case "Future" -> TimeRules.future(target);
      case "FutureOrPresent" -> TimeRules.futureOrPresent(target);
      case "AssertTrue" -> asserted(target, true);
      case "AssertFalse" -> asserted(target, false);
      default ->
          throw Compiler.refused(
              target.place(),
              "the constraint @%s is not known"
                  .formatted(annotation.annotationType().getSimpleName()),
              "Use another, or check it in the record's constructor");
    };
  }

  private static Constraint isNull(Target target) {
    if (!target.shape().isNullable()) {
      throw target.refused("Mark the type @Nullable");
    }
    return new Constraint("not-null", "must be null", Keywords.type("null"), value -> false);
  }

  private static List<Constraint> asserted(Target target, boolean expected) {
    target.oneOf("a boolean", Boolean.class);
    return List.of(
        new Constraint(
            "not-" + expected,
            "must be " + expected,
            Keywords.of("enum", List.of(expected)),
            value -> value.equals(expected)));
  }

  /// The annotations inside a `@Size.List` and its like; the annotation itself if it is no list.
  private static List<Annotation> singles(Annotation annotation) {
    var type = annotation.annotationType();
    boolean isList =
        isJakarta(annotation)
            ? type.getSimpleName().equals("List")
            : !isConstraint(annotation) && isOwnList(type);
    return isList
        ? Arrays.asList((Annotation[]) attribute(annotation, "value"))
        : List.of(annotation);
  }

  private static boolean isOwnList(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals("value"))
        .map(method -> method.getReturnType().getComponentType())
        .anyMatch(
            item -> item != null && item.isAnnotationPresent(jakarta.validation.Constraint.class));
  }

  private static Constraint withMessage(Constraint rule, Annotation annotation) {
    var message = (String) attribute(annotation, "message");
    boolean isDefault = message.startsWith("{") && message.endsWith("}");
    return isDefault ? rule : rule.withMessage(message);
  }

  private static void refuseGroups(Annotation annotation, String place) {
    if (isConstraint(annotation) && ((Class<?>[]) attribute(annotation, "groups")).length > 0) {
      throw Compiler.refused(
          place,
          "groups of constraints are not known, in @" + annotation.annotationType().getSimpleName(),
          "Use one record per case");
    }
  }

  private static boolean isConstraint(Annotation annotation) {
    // Its own annotations are read only where its package does not tell: that is slow.
    return isJakarta(annotation)
        || annotation.annotationType().isAnnotationPresent(jakarta.validation.Constraint.class);
  }

  private static boolean isJakarta(Annotation annotation) {
    return annotation.annotationType().getPackageName().equals(Size.class.getPackageName());
  }

  private static Object attribute(Annotation annotation, String name) {
    try {
      var method = annotation.annotationType().getMethod(name);
      // A user's annotation need not be public; where its package is closed, the call says so.
      method.trySetAccessible();
      return method.invoke(annotation);
    } catch (IllegalAccessException | NoSuchMethodException | InvocationTargetException e) {
      throw new IllegalArgumentException(
          "@%s has no readable %s".formatted(annotation.annotationType().getName(), name), e);
    }
  }
}
