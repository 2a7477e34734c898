package dev.tenon.http;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorCode;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import dev.tenon.redaction.Redaction;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever was thrown into a reply. Only the text of a [DomainError] and of a refusal
/// reaches the client; all others get a general sentence, and the log the rest.
///
/// @param redaction what even a [DomainError] does not say
record Problems(Redaction redaction) {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final Contract<Problem> CONTRACT = Contract.of(Problem.class);
  private static final Duration LONGEST_WAIT = Duration.ofDays(365);

  /// Never throws, whatever was thrown.
  Reply reply(Throwable thrown, Request request) {
    try {
      return switch (thrown) {
        case DomainError error -> domain(error, request.path(), request.id());
        case TransientError error when error.isRefusal() -> refusal(error, request);
        case TransientError error -> unavailable(error, request);
        default -> internal(thrown, request);
      };
    } catch (Throwable untold) {
      // Such as details that JSON cannot carry.
      var both = new IllegalStateException("This error cannot be answered: " + thrown, untold);
      return internal(both, request);
    }
  }

  /// The answer to what is wrong before there is a request.
  Reply reply(ErrorCode code, String detail, String path, String requestId) {
    return reply(Problem.of(code, detail, path, requestId));
  }

  private Reply domain(DomainError error, String path, String requestId) {
    var problem =
        Problem.of(error.code(), error.message(), path, requestId)
            .with(error.problems(), error.details());
    var reply = reply(problem);
    var kind = error.code().kind();
    if (kind == ErrorKind.METHOD_NOT_ALLOWED
        && error.details().get("allow") instanceof String allow) {
      return reply.with("Allow", allow);
    }
    if (kind == ErrorKind.RANGE_NOT_SATISFIABLE
        && error.details().get("length") instanceof Long length) {
      return reply.with("Content-Range", "bytes */" + length);
    }
    return reply;
  }

  private Reply refusal(TransientError error, Request request) {
    var said = String.valueOf(error.getMessage());
    var reply = reply(error.code(), said, request.path(), request.id());
    return error.code().kind() == ErrorKind.UNAVAILABLE ? withWait(reply, error) : reply;
  }

  private Reply unavailable(TransientError error, Request request) {
    // One line, since a thing that is away is away for every request.
    var cause = error.getCause();
    var told = cause == null ? error.getMessage() : error.getMessage() + ": " + cause.getMessage();
    if (!request.isAbandoned()) {
      LOG.warn("Answered 503 to {}: {}", request.path(), told);
    }
    LOG.debug("Where the 503 comes from", error);
    var said = "Something that is needed is away. Try again shortly.";
    return withWait(reply(error.code(), said, request.path(), request.id()), error);
  }

  private Reply internal(Throwable thrown, Request request) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (request.isAbandoned()) {
      LOG.debug("Where {} was when its time was over", request.path(), thrown);
    } else {
      LOG.error("Answered 500 to {}", request.path(), thrown);
    }
    return reply(
        ErrorKind.INTERNAL,
        "The service failed. Quote the requestId when you ask for help.",
        request.path(),
        request.id());
  }

  private static Reply withWait(Reply reply, TransientError error) {
    return reply.with("Retry-After", Long.toString(seconds(error.retryAfter())));
  }

  private Reply reply(Problem problem) {
    return Reply.of(
        problem.status(), Problem.CONTENT_TYPE, CONTRACT.toJson(problem.redacted(redaction)));
  }

  private static long seconds(Duration wait) {
    var bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    return bounded.plusNanos(999_999_999).toSeconds();
  }
}
