package dev.tenon.rules.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Limits;
import dev.tenon.contracts.Patch;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
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
