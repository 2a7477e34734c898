package dev.tenon.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorsTest {

  @Test
  void domainError_carriesCodeMessageAndDetails() {
    var error = new DomainError(ErrorKind.CONFLICT, "Only 3 are left.", Map.of("available", 3));

    assertThat(error.code()).isEqualTo(ErrorKind.CONFLICT);
    assertThat(error.message()).isEqualTo("Only 3 are left.");
    assertThat(error.details()).containsExactly(Map.entry("available", 3));
    assertThat(error.problems()).isEmpty();
    assertThat(error.getStackTrace()).isEmpty();
  }

  @Test
  void domainError_withoutDetails_hasNone() {
    assertThat(new DomainError(ErrorKind.NOT_FOUND, "gone").details()).isEmpty();
  }

  @Test
  void domainError_invalid_listsTheProblems() {
    var problem = new FieldProblem("/price", "too-small", "must be at least 0");

    var error = DomainError.invalid("The request body is invalid", problem);

    assertThat(error.code()).isEqualTo(ErrorKind.INVALID);
    assertThat(error.problems()).isEqualTo(List.of(problem));
  }

  @Test
  void domainError_withAServerKind_isRefused() {
    assertThatThrownBy(() -> new DomainError(ErrorKind.UNAVAILABLE, "away"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unavailable answers 503");
  }

  @Test
  void transientError_saysWhenToComeBack() {
    var cause = new IllegalStateException("connection refused");

    var error = new TransientError("database away", cause);

    assertThat(error.code()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(error.retryAfter()).isEqualTo(TransientError.DEFAULT_RETRY_AFTER);
    assertThat(error).hasMessage("database away").hasCause(cause);
  }

  @Test
  void transientError_negativeWait_isRefused() {
    assertThatThrownBy(() -> new TransientError("away", Duration.ofSeconds(-1), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-1S");
  }

  @Test
  void transientError_thatWasMet_isNoRefusal() {
    assertThat(new TransientError("database away", null).isRefusal()).isFalse();
  }

  @Test
  void refusal_isForTheCaller_andCostsNoStackTrace() {
    var wait = Duration.ofSeconds(3);

    var error = TransientError.refusing(ErrorKind.DEADLINE_EXCEEDED, "Too late.", wait);

    assertThat(error.isRefusal()).isTrue();
    assertThat(error.code()).isEqualTo(ErrorKind.DEADLINE_EXCEEDED);
    assertThat(error.retryAfter()).isEqualTo(wait);
    assertThat(error).hasMessage("Too late.").hasNoCause();
    assertThat(error.getStackTrace()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERNAL", "NOT_IMPLEMENTED", "TOO_MANY_REQUESTS", "CONFLICT"})
  void refusal_ofAnotherKind_isRefused(ErrorKind kind) {
    assertThatThrownBy(() -> TransientError.refusing(kind, "no", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(kind.id());
  }

  @Test
  void refusal_negativeWait_isRefused() {
    assertThatThrownBy(
            () -> TransientError.refusing(ErrorKind.UNAVAILABLE, "no", Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-1S");
  }

  @Test
  void fieldProblem_pointerThatIsNone_isRefused() {
    assertThatThrownBy(() -> new FieldProblem("price", "too-small", "…"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("price");
  }

  @Test
  void fieldProblem_child_isEscaped() {
    assertThat(FieldProblem.child("/a", "b/c~d")).isEqualTo("/a/b~1c~0d");
  }
}
