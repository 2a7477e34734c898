package dev.tenon.rules.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenon.contracts.Alias;
import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Discriminator;
import dev.tenon.contracts.Limits;
import dev.tenon.contracts.NameStyle;
import dev.tenon.contracts.Paging;
import dev.tenon.contracts.Patch;
import dev.tenon.contracts.Sort;
import dev.tenon.contracts.WireName;
import dev.tenon.contracts.WireNames;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.FieldProblem;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractsGuideTest {

  record NewCustomer(
      @NotBlank @Size(max = 100) String name,
      @Nullable @Email String email,
      @PositiveOrZero int discount,
      List<@NotBlank String> tags) {}

  record CustomerPatch(Patch<@NotBlank String> name, Patch<@Nullable @Email String> email) {}

  record Stay(LocalDate from, LocalDate to) {

    Stay {
      if (!to.isAfter(from)) {
        throw new DomainError(ErrorKind.INVALID, "must end after it begins");
      }
    }
  }

  @Discriminator("kind")
  sealed interface Payment {
    record Card(@NotBlank String number) implements Payment {}

    @WireName("sepa")
    record BankTransfer(@NotBlank String iban) implements Payment {}
  }

  @WireNames(value = NameStyle.CAMEL_CASE, alsoRead = NameStyle.SNAKE_CASE)
  record Order(
      @WireName("order-no") String number, long orderTotal, @Alias("cust") String customer) {}

  @Constraint(validatedBy = IsbnCheck.class)
  @Target(ElementType.TYPE_USE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Isbn {
    String message() default "must be an ISBN";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  static final class IsbnCheck implements ConstraintValidator<Isbn, String> {
    @Override
    public boolean isValid(String isbn, ConstraintValidatorContext context) {
      return isbn.length() == 13 && isbn.chars().allMatch(Character::isDigit);
    }
  }

  record Book(@Isbn String isbn) {}

  enum BookField {
    TITLE,
    CREATED_AT
  }

  record BookSearch(Sort<BookField> sort, Paging paging) {}

  @Test
  void sealedInterface_isAnObjectWithADiscriminator() {
    var contract = Contract.of(Payment.class);

    assertThat(contract.parse("{\"kind\": \"card\", \"number\": \"4711\"}".getBytes(UTF_8)))
        .isEqualTo(new Payment.Card("4711"));
    assertThat(contract.toJson(new Payment.BankTransfer("DE02")))
        .asString(UTF_8)
        .isEqualTo("{\"kind\":\"sepa\",\"iban\":\"DE02\"}");
  }

  @Test
  void names_areThoseOfTheRecord() {
    var contract = Contract.of(Order.class);

    var order =
        contract.parse(
            "{\"order-no\": \"7\", \"order_total\": 5, \"cust\": \"Ada\"}".getBytes(UTF_8));

    assertThat(contract.toJson(order))
        .asString(UTF_8)
        .isEqualTo("{\"order-no\":\"7\",\"orderTotal\":5,\"customer\":\"Ada\"}");
  }

  @Test
  void constraintOfOnesOwn_isAskedLikeAnyOther() {
    var json = "{\"isbn\": \"12\"}".getBytes(UTF_8);

    var error = catchThrowableOfType(DomainError.class, () -> Contract.of(Book.class).parse(json));

    assertThat(error.problems())
        .containsExactly(new FieldProblem("/isbn", "isbn", "must be an ISBN"));
  }

  @Test
  void sort_isRead() {
    var search = Contract.of(BookSearch.class).bind(Map.of("sort", List.of("-createdAt,title")));

    assertThat(search.sort())
        .isEqualTo(Sort.descending(BookField.CREATED_AT).then(Sort.ascending(BookField.TITLE)));
  }

  @Test
  void parse_listsEveryProblem() {
    var contract = Contract.of(NewCustomer.class);
    var json = "{\"name\": \" \", \"discount\": \"5\", \"tags\": [\"a\", \"\"], \"emial\": null}";

    var error = catchThrowableOfType(DomainError.class, () -> contract.parse(json.getBytes(UTF_8)));

    assertThat(error.code()).isEqualTo(ErrorKind.INVALID);
    assertThat(error.problems())
        .extracting(problem -> problem.pointer() + " " + problem.code())
        .containsExactlyInAnyOrder(
            "/name blank", "/discount wrong-type", "/tags/1 blank", "/emial unknown-field");
  }

  @Test
  void patch_tellsAbsentFromNull() {
    var contract = Contract.of(CustomerPatch.class);

    var patch = contract.parse("{\"email\": null}".getBytes(UTF_8));

    assertThat(patch.name().or("Ada")).isEqualTo("Ada");
    assertThat(patch.email().or("ada@example.org")).isNull();
  }

  @Test
  void constructor_refuses() {
    var json = "{\"from\": \"2026-05-02\", \"to\": \"2026-05-01\"}".getBytes(UTF_8);

    var error = catchThrowableOfType(DomainError.class, () -> Contract.of(Stay.class).parse(json));

    assertThat(error.problems().getFirst().message()).isEqualTo("must end after it begins");
  }

  @Test
  void limits_areChanged() {
    var contract = Contract.list(NewCustomer.class).within(Limits.defaults().withItems(1));

    var error =
        catchThrowableOfType(DomainError.class, () -> contract.parse("[1, 2]".getBytes(UTF_8)));

    assertThat(error.problems())
        .extracting(problem -> problem.pointer() + " " + problem.code())
        .containsExactly("/0 wrong-type", " too-many");
  }
}
