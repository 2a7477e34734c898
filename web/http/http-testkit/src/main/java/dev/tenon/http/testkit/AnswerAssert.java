package dev.tenon.http.testkit;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.FieldProblem;
import dev.tenon.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/// Assertions over an answer.
public final class AnswerAssert extends AbstractAssert<AnswerAssert, TestAnswer> {

  private AnswerAssert(TestAnswer answer) {
    super(answer, AnswerAssert.class);
  }

  /// Begins assertions over an answer.
  public static AnswerAssert assertThat(TestAnswer answer) {
    return new AnswerAssert(answer);
  }

  /// The answer has this status.
  public AnswerAssert hasStatus(int status) {
    Assertions.assertThat(actual.status()).as("status of %s", actual).isEqualTo(status);
    return this;
  }

  /// The answer has this header with exactly this value.
  public AnswerAssert hasHeader(String name, String value) {
    Assertions.assertThat(actual.headers(name)).as("header %s", name).containsExactly(value);
    return this;
  }

  /// The answer does not have this header.
  public AnswerAssert hasNoHeader(String name) {
    Assertions.assertThat(actual.headers(name)).as("header %s", name).isEmpty();
    return this;
  }

  /// The answer has no body.
  public AnswerAssert hasNoBody() {
    Assertions.assertThat(actual.body()).as("body of %s", actual).isEmpty();
    return this;
  }

  /// The body is this JSON, whatever its spaces and the order of its members.
  public AnswerAssert hasJson(String expected) {
    Assertions.assertThat(actual.json())
        .as("body of %s", actual)
        .isEqualTo(Contract.of(Object.class).parse(expected.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /// The value at a path of member names is this one.
  public AnswerAssert hasMember(@Nullable Object expected, String... path) {
    Assertions.assertThat(actual.json(path))
        .as("%s of %s", String.join(" → ", path), actual)
        .isEqualTo(expected);
    return this;
  }

  /// The answer is a problem of RFC 9457 with this code, whose members agree with the status and
  /// with the headers.
  public AnswerAssert hasProblem(String code) {
    hasHeader("Content-Type", Problem.CONTENT_TYPE);
    var problem = problem();
    Assertions.assertThat(problem.code()).as("code of %s", actual).isEqualTo(code);
    Assertions.assertThat(problem.status()).as("status in %s", actual).isEqualTo(actual.status());
    return hasHeader("X-Request-ID", problem.requestId());
  }

  /// The problem lists exactly these places, in any order.
  public AnswerAssert hasProblemsAt(String... pointers) {
    Assertions.assertThat(problem().errors().orElse(List.of()))
        .as("errors of %s", actual)
        .extracting(FieldProblem::pointer)
        .containsExactlyInAnyOrder(pointers);
    return this;
  }

  private Problem problem() {
    return actual.as(Problem.class);
  }
}
