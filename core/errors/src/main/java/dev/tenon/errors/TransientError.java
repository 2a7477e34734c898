package dev.tenon.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that the service needs is away for now: the answer is a 503 with `Retry-After`.
///
/// The message is for the log; the caller reads a general sentence, since the text may come from a
/// driver and name hosts or statements. A [refusal][#refusing] is the exception: it was decided,
/// not met, and its message is for the caller.
///
/// Immutable and thread-safe.
public final class TransientError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What a caller is told to wait where nothing better is known: one second.
  public static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(1);

  private final transient ErrorCode code;
  private final Duration retryAfter;
  private final boolean refusal;

  /// With the default wait.
  public TransientError(String message, @Nullable Throwable cause) {
    this(message, DEFAULT_RETRY_AFTER, cause);
  }

  /// @param retryAfter how long the caller should wait, rounded up to whole seconds on the wire
  /// @throws IllegalArgumentException if `retryAfter` is negative
  public TransientError(String message, Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.code = ErrorKind.UNAVAILABLE;
    this.retryAfter = requireWait(retryAfter);
    this.refusal = false;
  }

  private TransientError(ErrorCode code, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.retryAfter = requireWait(retryAfter);
    this.refusal = true;
  }

  /// A request that the service could fulfil and does not, such as one too many. There may be
  /// thousands a second, so it has no stack trace and nobody logs it but who decides it.
  ///
  /// @param code of the kind `UNAVAILABLE` or `DEADLINE_EXCEEDED`
  /// @param message for the caller: what is wrong, and what to do
  /// @param retryAfter how long the caller should wait; said where the kind is `UNAVAILABLE`
  /// @throws IllegalArgumentException if the code is of another kind, or `retryAfter` is negative
  public static TransientError refusing(ErrorCode code, String message, Duration retryAfter) {
    if (code.kind().isClientError() || !code.kind().retryable()) {
      throw new IllegalArgumentException(
          "What is refused for now answers 503 or 504; %s answers %d."
              .formatted(code.id(), code.kind().httpStatus()));
    }
    return new TransientError(code, message, retryAfter);
  }

  private static Duration requireWait(Duration retryAfter) {
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("retryAfter is not negative: " + retryAfter);
    }
    return retryAfter;
  }

  /// What went wrong, for programs: `UNAVAILABLE`, but for refusals.
  public ErrorCode code() {
    return code;
  }

  /// Whether it was decided rather than met, so that its message is for the caller.
  public boolean isRefusal() {
    return refusal;
  }

  /// How long the caller should wait.
  public Duration retryAfter() {
    return retryAfter;
  }
}
