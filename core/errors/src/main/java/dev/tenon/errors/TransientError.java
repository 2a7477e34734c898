package dev.tenon.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that the service needs is away for now: the answer is a 503 with `Retry-After`.
///
/// The message is for the log; the caller reads a general sentence, since the text may come from a
/// driver and name hosts or statements.
///
/// Immutable and thread-safe.
public final class TransientError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What a caller is told to wait where nothing better is known: one second.
  public static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(1);

  private final Duration retryAfter;

  /// With the default wait.
  public TransientError(String message, @Nullable Throwable cause) {
    this(message, DEFAULT_RETRY_AFTER, cause);
  }

  /// @param retryAfter how long the caller should wait, rounded up to whole seconds on the wire
  /// @throws IllegalArgumentException if `retryAfter` is negative
  public TransientError(String message, Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("retryAfter is not negative: " + retryAfter);
    }
    this.retryAfter = retryAfter;
  }

  /// The code of every transient error.
  public ErrorCode code() {
    return ErrorKind.UNAVAILABLE;
  }

  /// How long the caller should wait.
  public Duration retryAfter() {
    return retryAfter;
  }
}
