package dev.tenon.http;

import dev.tenon.errors.ErrorCode;
import dev.tenon.errors.FieldProblem;
import dev.tenon.redaction.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a client reads when something went wrong: `application/problem+json` (RFC 9457) with
/// members of ours after the standard ones.
///
/// @param type a URI that names the code; stable
/// @param title what the code means, the same at each occurrence
/// @param status the HTTP status
/// @param detail what went wrong this time
/// @param instance the path that was asked for, without its query, which may hold secrets
/// @param code the stable name of the error, [ErrorCode#id()]
/// @param retryable whether the same request may succeed later
/// @param requestId the id to quote when asking for help
/// @param errors the places of the input that are wrong; absent where the error is not about places
/// @param details further members for programs; absent where there are none
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    boolean retryable,
    String requestId,
    Optional<List<FieldProblem>> errors,
    Optional<Map<String, Object>> details) {

  /// The media type of a problem.
  public static final String CONTENT_TYPE = "application/problem+json";

  static Problem of(ErrorCode code, String detail, String instance, String requestId) {
    return new Problem(
        "https://tenon.dev/problems/" + code.id(),
        code.title(),
        code.kind().httpStatus(),
        detail,
        instance,
        code.id(),
        code.kind().retryable(),
        requestId,
        Optional.empty(),
        Optional.empty());
  }

  Problem with(List<FieldProblem> problems, Map<String, Object> more) {
    return new Problem(
        type,
        title,
        status,
        detail,
        instance,
        code,
        retryable,
        requestId,
        problems.isEmpty() ? Optional.empty() : Optional.of(problems),
        more.isEmpty() ? Optional.empty() : Optional.of(more));
  }

  /// The same as it may be sent.
  Problem redacted(Redaction redaction) {
    return redaction.isOff()
        ? this
        : new Problem(
            type,
            title,
            status,
            redaction.text(detail),
            redaction.text(instance),
            code,
            retryable,
            requestId,
            errors.map(all -> all.stream().map(each -> redacted(each, redaction)).toList()),
            details.map(all -> redacted(all, redaction)));
  }

  /// A pointer keeps its slash, without which it would be none.
  private static FieldProblem redacted(FieldProblem problem, Redaction redaction) {
    var pointer = problem.pointer();
    return new FieldProblem(
        pointer.isEmpty() ? pointer : "/" + redaction.text(pointer.substring(1)),
        problem.code(),
        redaction.text(problem.message()));
  }

  private static Map<String, Object> redacted(Map<String, Object> details, Redaction redaction) {
    var shown = new LinkedHashMap<String, Object>();
    details.forEach(
        (name, value) -> redaction.named(name, value).ifPresent(each -> shown.put(name, each)));
    return shown;
  }
}
