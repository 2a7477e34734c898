package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.messages;
import static dev.tenon.contracts.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnConstraintsTest {

  @Constraint(validatedBy = {DividesText.class, Divides.class})
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
  @Repeatable(MultipleOf.List.class)
  public @interface MultipleOf {
    long value();

    String message() default "{dev.tenon.MultipleOf}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
    @interface List {
      MultipleOf[] value();
    }
  }

  static class Divides implements ConstraintValidator<MultipleOf, Number> {
    static final AtomicInteger MADE = new AtomicInteger();
    private long divisor;

    Divides() {
      MADE.incrementAndGet();
    }

    @Override
    public void initialize(MultipleOf annotation) {
      divisor = annotation.value();
      if (divisor == 0) {
        throw new ArithmeticException("nothing is a multiple of 0");
      }
    }

    @Override
    public boolean isValid(Number value, ConstraintValidatorContext context) {
      return value.longValue() % divisor == 0;
    }
  }

  static final class DividesText implements ConstraintValidator<MultipleOf, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      return isValid(value.length(), 2);
    }

    public boolean isValid(int length, int divisor) {
      return length % divisor == 0;
    }
  }

  @NotBlank
  @Size(max = 3, message = "is too much")
  @Constraint(validatedBy = NoX.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
  @interface ShortName {
    String message() default "must not hold an x";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  static final class NoX implements ConstraintValidator<ShortName, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      return !value.contains("x");
    }
  }

  @ShortName
  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Composed {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  record Box(@MultipleOf(5) int size, List<@MultipleOf(2) @Nullable Long> sizes) {}

  record Twice(@MultipleOf(2) @MultipleOf(value = 3, message = "must be of three") int size) {}

  record Named(@ShortName String name) {}

  record ByAccessor(@Composed String name) {}

  record OnText(@MultipleOf(2) String text) {}

  record OnFlag(@MultipleOf(2) boolean flag) {}

  record ByZero(@MultipleOf(0) int size) {}

  @Test
  void validator_isAskedOfValuesThatAreThere() {
    assertThat(Reading.read(Box.class, "{\"size\":10,\"sizes\":[2,null]}").size()).isEqualTo(10);
    assertThat(problems(Box.class, "{\"size\":11,\"sizes\":[2,3],\"x\":1}"))
        .containsExactly("/size multiple-of", "/sizes/1 multiple-of", "/x unknown-field");
    assertThat(messages(Box.class, "{\"size\":1,\"sizes\":[]}")).containsExactly("is not valid");
  }

  @Test
  void validator_isChosenByTheType_andMadeOnce() {
    var contract = Contract.<Box>compile(Shape.of(Box.class));
    int made = Divides.MADE.get();
    contract.parse(Reading.bytes("{\"size\":10,\"sizes\":[2,4]}"));

    assertThat(Divides.MADE).hasValue(made);
    assertThat(problems(OnText.class, "{\"text\":\"abc\"}")).containsExactly("/text multiple-of");
  }

  @Test
  void constraint_mayBeRepeated_eachWithItsOwnMessage() {
    assertThat(messages(Twice.class, "{\"size\":1}"))
        .containsExactly("is not valid", "must be of three");
    assertThat(messages(Twice.class, "{\"size\":4}")).containsExactly("must be of three");
  }

  @Test
  void constraint_madeOfOthers_isAllOfThem_whereverItStands() {
    assertThat(problems(Named.class, "{\"name\":\"\"}")).containsExactly("/name blank");
    assertThat(messages(Named.class, "{\"name\":\"abcx\"}"))
        .containsExactlyInAnyOrder("is too much", "must not hold an x");
    assertThat(problems(ByAccessor.class, "{\"name\":\"abcx\"}"))
        .containsExactlyInAnyOrder("/name too-long", "/name short-name");
    assertThat(Contract.of(Named.class).jsonSchema().toString())
        .contains("maxLength=3", "must not hold an x");
  }

  @Test
  void constraint_thatNoValidatorTakes_isRefused() {
    refused(OnFlag.class, "OnFlag.flag", "@MultipleOf does not apply to boolean", "validators");
    refused(ByZero.class, "ByZero.size", "Divides refuses @MultipleOf");
  }

  // What is refused in annotations and validators.

  @Constraint(validatedBy = Unmade.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE_USE)
  @interface Unmakable {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  static final class Unmade implements ConstraintValidator<Unmakable, Object> {
    Unmade(int unused) {}

    @Override
    public boolean isValid(Object value, ConstraintValidatorContext context) {
      return true;
    }
  }

  @Size(max = 3)
  @ReportAsSingleViolation
  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE_USE)
  @interface Hiding {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  @Size(max = 3)
  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE_USE)
  @interface Overriding {
    @OverridesAttribute(constraint = Size.class, name = "max")
    int most() default 5;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  record WithUnmakable(@Unmakable String text) {}

  record WithHiding(@Hiding String text) {}

  record WithOverriding(@Overriding String text) {}

  @Test
  void annotation_thatCannotBeKept_isRefusedWithTheRemedy() {
    refused(WithUnmakable.class, "WithUnmakable.text", "a constructor without parameters");
    refused(WithHiding.class, "@Hiding overrides or hides", "one by one");
    refused(WithOverriding.class, "@Overriding overrides or hides");
  }

  @Test
  void context_tellsTheMessageAndTheTime_andNoMore() {
    var context = new OwnContext("must be so");

    assertThat(context.getDefaultConstraintMessageTemplate()).isEqualTo("must be so");
    assertThat(context.getClockProvider().getClock().getZone().getId()).isEqualTo("Z");
    assertThatThrownBy(context::disableDefaultConstraintViolation)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("constructor");
    assertThatThrownBy(() -> context.buildConstraintViolationWithTemplate("x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> context.unwrap(String.class))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static void refused(Class<?> type, String... words) {
    assertThatThrownBy(() -> Contract.of(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }
}
