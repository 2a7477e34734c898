package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusedTypesTest {

  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @Target({
    ElementType.TYPE_USE,
    ElementType.RECORD_COMPONENT,
    ElementType.METHOD,
    ElementType.TYPE
  })
  @interface Own {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface OnComponent {}

  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE_USE)
  @interface Harmless {}

  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE_USE)
  @interface Ungrouped {}

  static final class Harmlessly {
    private Harmlessly() {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface List {}
  }

  record WithDate(Date at) {}

  record WithOwn(@Own String text) {}

  record WithOnComponent(@OnComponent String text) {}

  @Own
  record OnRecord(String text) {}

  record WithOwnItems(List<@Own String> texts) {}

  record WithUngrouped(@Ungrouped String text) {}

  record WithHarmless(@Harmless String text, @Harmlessly.List String other) {}

  record MinOnText(@Min(1) String text) {}

  record SizeOnNumber(@Size(max = 1) int number) {}

  record BlankOnNumber(@NotBlank int number) {}

  record TrueOnText(@AssertTrue String text) {}

  record PastOnText(@Past String text) {}

  record SizeOnPatch(@Size(max = 1) Patch<String> patch) {}

  record NullOnText(@Null String text) {}

  @SuppressWarnings("MultipleNullnessAnnotations")
  record BothNull(@Nullable @NotNull String text) {}

  record BadSize(@Size(min = 2, max = 1) String text) {}

  record NegativeSize(@Size(min = -1) String text) {}

  record BadBound(@DecimalMin("x") int number) {}

  record BadPattern(@Pattern(regexp = "(") String text) {}

  record Grouped(@Size(max = 1, groups = Own.class) String text) {}

  record Wild(List<? extends Number> numbers) {}

  @SuppressWarnings("rawtypes")
  record Raw(List list) {}

  @SuppressWarnings("rawtypes")
  record RawPage(Page page) {}

  record OptionalItems(List<Optional<String>> items) {}

  record NullablePatch(@Nullable Patch<String> patch) {}

  record NullInOptional(Optional<@Nullable String> optional) {}

  record SetOfRecords(Set<Paging> set) {}

  record NumberKeys(Map<Integer, String> map) {}

  record NullKeys(Map<@Nullable String, String> map) {}

  record Growing<T>(@Nullable Growing<List<T>> next) {}

  record Grown(Growing<String> growing) {}

  record Failing(int number) {
    @SuppressWarnings("DoNotCallSuggester")
    static Failing defaults() {
      throw new IllegalStateException("no defaults today");
    }
  }

  record NotDefaults(int number) {
    static int defaults() {
      return 1;
    }

    NotDefaults defaults(int number) {
      return new NotDefaults(number);
    }
  }

  record Restored(int number) {
    Restored defaults() {
      return new Restored(1);
    }
  }

  @Test
  void type_thatIsNotSupported_isRefusedWithPlaceAndRemedy() {
    refused(WithDate.class, "WithDate.at", "java.util.Date", "Use a record");
    refused(Date.class, "Date");
    refused(int[].class, "int[]");
    refused(Wild.class, "Wild.numbers", "? extends java.lang.Number");
    refused(Raw.class, "Raw.list", "List does not say what it holds");
    refused(RawPage.class, "RawPage.page", "Page");
    refused(Page.class, "Contract.page");
    refused(List.class, "Contract.list");
    refused(OptionalItems.class, "OptionalItems.items[]", "@Nullable");
    refused(NullablePatch.class, "never null itself");
    refused(NullInOptional.class, "Use Patch");
    refused(SetOfRecords.class, "Use a List");
    refused(NumberKeys.class, "Map<String");
    refused(NullKeys.class, "Map<String");
    refused(Grown.class, "nested too deeply");
    refused(Optional.class, "Optional");
  }

  @Test
  void constraint_thatDoesNotFit_isRefusedWithPlaceAndRemedy() {
    refused(MinOnText.class, "MinOnText.text", "@Min does not apply to String", "a number");
    refused(SizeOnNumber.class, "@Size does not apply to int");
    refused(BlankOnNumber.class, "@NotBlank", "a text");
    refused(TrueOnText.class, "@AssertTrue", "a boolean");
    refused(PastOnText.class, "@Past", "Instant");
    refused(
        SizeOnPatch.class, "@Size does not apply to Patch<String>", "inside the angle brackets");
    refused(NullOnText.class, "@Null", "@Nullable");
    refused(BothNull.class, "both @Nullable and @NotNull");
    refused(BadSize.class, "0 ≤ min ≤ max");
    refused(NegativeSize.class, "0 ≤ min ≤ max");
    refused(BadBound.class, "'x' is no number");
    refused(BadPattern.class, "BadPattern.text", "'(' is no pattern");
    refused(Grouped.class, "groups");
  }

  @Test
  void constraint_thatNobodyChecks_isRefused_andOtherAnnotationsAreNot() {
    refused(WithOwn.class, "WithOwn.text", "@Own has no validator");
    refused(WithOnComponent.class, "OnComponent has no readable groups");
    refused(OnRecord.class, "@Own stands on a record", "constructor");
    refused(WithOwnItems.class, "WithOwnItems.texts[]", "@Own has no validator");
    refused(WithUngrouped.class, "Ungrouped has no readable groups");
    assertThat(Contract.of(WithHarmless.class)).isNotNull();
  }

  @Test
  void defaults_thatFail_areRefused() {
    refused(Failing.class, "Failing.defaults() failed");
    assertThat(Reading.problems(NotDefaults.class, "{}")).containsExactly("/number missing");
    assertThat(Reading.problems(Restored.class, "{}")).containsExactly("/number missing");
  }

  private static void refused(Class<?> type, String... words) {
    assertThatThrownBy(() -> Contract.of(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }
}
