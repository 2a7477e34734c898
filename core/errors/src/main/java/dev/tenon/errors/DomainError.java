package dev.tenon.errors;

import java.util.List;
import java.util.Map;

/// A request that cannot be fulfilled, for a reason that the caller may know: the answer is a 4xx.
///
/// This is the one exception whose message reaches a client, so write it for the caller: what is
/// wrong, where, and what to do. It is an expected outcome, not a fault: it carries no stack trace
/// and is not logged as an error.
///
/// Immutable and thread-safe.
public final class DomainError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient Map<String, Object> details;
  private final transient List<FieldProblem> problems;

  /// An error without further details.
  ///
  /// @throws IllegalArgumentException if the code's kind is not a client error
  public DomainError(ErrorCode code, String message) {
    this(code, message, Map.of(), List.of());
  }

  /// An error with details for programs, such as `Map.of("available", 3)`.
  ///
  /// @param details members that are added to the answer; values are text, numbers or booleans
  /// @throws IllegalArgumentException if the code's kind is not a client error
  public DomainError(ErrorCode code, String message, Map<String, Object> details) {
    this(code, message, details, List.of());
  }

  private DomainError(
      ErrorCode code, String message, Map<String, Object> details, List<FieldProblem> problems) {
    super(message, null, false, false);
    if (!code.kind().isClientError()) {
      throw new IllegalArgumentException(
          "A DomainError is the caller's (4xx); %s answers %d. Throw TransientError, or any other exception for a fault."
              .formatted(code.id(), code.kind().httpStatus()));
    }
    this.code = code;
    this.details = Map.copyOf(details);
    this.problems = List.copyOf(problems);
  }

  /// An input that can be read and is wrong in the places listed: a 422.
  public static DomainError invalid(String message, List<FieldProblem> problems) {
    return new DomainError(ErrorKind.INVALID, message, Map.of(), problems);
  }

  /// An input that is wrong in one place: a 422.
  public static DomainError invalid(String message, FieldProblem problem) {
    return invalid(message, List.of(problem));
  }

  /// What went wrong, for programs.
  public ErrorCode code() {
    return code;
  }

  /// What went wrong, for people; what the caller reads.
  public String message() {
    return String.valueOf(getMessage());
  }

  /// Further members of the answer; empty where there are none.
  public Map<String, Object> details() {
    return details;
  }

  /// The places of the input that are wrong; empty where the error is not about places.
  public List<FieldProblem> problems() {
    return problems;
  }
}
