package dev.tenon.outbox;

import org.jspecify.annotations.Nullable;

/// Thrown by a [Target] for a message that it will never take: it becomes a dead letter at once.
public final class Rejected extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param message why; kept with the dead letter, so without secrets
  public Rejected(String message) {
    this(message, null);
  }

  /// @param message why; kept with the dead letter, so without secrets
  public Rejected(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
