package dev.tenon.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Jakarta's constraints as rules about values.
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
      for (var single : singles(annotation)) {
        refuseGroups(single, place);
        for (var rule : rules(single, shape, place)) {
          rules.add(withMessage(rule, single));
        }
      }
    }
    return rules;
  }

  /// Refuses a record with constraints that nobody would ever ask.
  static void refuseElsewhere(Class<?> type, String place) {
    refuseElsewhere((AnnotatedElement) type, place);
  }

  /// Refuses a component with constraints that do not stand at its type.
  static void refuseElsewhere(RecordComponent component, String place) {
    refuseElsewhere((AnnotatedElement) component, place);
    refuseElsewhere(component.getAccessor(), place);
  }

  private static void refuseElsewhere(AnnotatedElement element, String place) {
    for (var annotation : element.getAnnotations()) {
      if (isConstraint(annotation) && !isJakarta(annotation)) {
        throw unknown(annotation, place);
      }
    }
  }

  private static List<Constraint> rules(Annotation annotation, Shape shape, String place) {
    var target = new Target(shape, annotation, place);
    return switch (annotation) {
      case NotNull _, Valid _ -> List.of();
      case Null _ -> List.of(isNull(target));
      case NotBlank _ -> TextRules.notBlank(target);
      case NotEmpty _ -> SizeRules.notEmpty(target);
      case Size size -> SizeRules.size(target, size);
      case Min min -> NumberRules.min(target, min);
      case Max max -> NumberRules.max(target, max);
      case DecimalMin min -> NumberRules.decimalMin(target, min);
      case DecimalMax max -> NumberRules.decimalMax(target, max);
      case Positive _ -> NumberRules.positive(target);
      case PositiveOrZero _ -> NumberRules.positiveOrZero(target);
      case Negative _ -> NumberRules.negative(target);
      case NegativeOrZero _ -> NumberRules.negativeOrZero(target);
      case Digits digits -> NumberRules.digits(target, digits);
      case Pattern pattern -> TextRules.pattern(target, pattern);
      case Email email -> TextRules.email(target, email);
      case Past _ -> TimeRules.past(target);
      case PastOrPresent _ -> TimeRules.pastOrPresent(target);
      case Future _ -> TimeRules.future(target);
      case FutureOrPresent _ -> TimeRules.futureOrPresent(target);
      case AssertTrue _ -> asserted(target, true);
      case AssertFalse _ -> asserted(target, false);
      default -> {
        if (isConstraint(annotation)) {
          throw unknown(annotation, place);
        }
        yield List.of();
      }
    };
  }

  private static Constraint isNull(Target target) {
    if (!target.shape().isNullable()) {
      throw target.refused("Mark the type @Nullable");
    }
    return new Constraint("not-null", "must be null", value -> false);
  }

  private static List<Constraint> asserted(Target target, boolean expected) {
    target.oneOf("a boolean", Boolean.class);
    return List.of(
        new Constraint("not-" + expected, "must be " + expected, value -> value.equals(expected)));
  }

  /// The annotations inside a `@Size.List` and its like; the annotation itself if it is no list.
  private static List<Annotation> singles(Annotation annotation) {
    var type = annotation.annotationType();
    if (type.getSimpleName().equals("List") && isJakarta(annotation)) {
      return Arrays.asList((Annotation[]) attribute(annotation, "value"));
    }
    return List.of(annotation);
  }

  private static Constraint withMessage(Constraint rule, Annotation annotation) {
    var message = (String) attribute(annotation, "message");
    boolean isDefault = message.startsWith("{") && message.endsWith("}");
    return isDefault ? rule : new Constraint(rule.code(), message, rule.accepts());
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
    return annotation.annotationType().isAnnotationPresent(jakarta.validation.Constraint.class);
  }

  private static boolean isJakarta(Annotation annotation) {
    return annotation.annotationType().getPackageName().equals(Size.class.getPackageName());
  }

  private static IllegalArgumentException unknown(Annotation annotation, String place) {
    return Compiler.refused(
        place,
        "the constraint @%s is not known".formatted(annotation.annotationType().getSimpleName()),
        "Use those of jakarta.validation.constraints, or check it in the record's constructor");
  }

  private static Object attribute(Annotation annotation, String name) {
    try {
      return annotation.annotationType().getMethod(name).invoke(annotation);
    } catch (IllegalAccessException | NoSuchMethodException | InvocationTargetException e) {
      throw new IllegalArgumentException(
          "@%s has no readable %s".formatted(annotation.annotationType().getName(), name), e);
    }
  }
}
