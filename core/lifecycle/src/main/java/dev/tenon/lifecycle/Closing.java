package dev.tenon.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes parts one after the other and keeps what they throw: the first exception, the others
/// suppressed in it.
final class Closing {

  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  private @Nullable Throwable failure;
  private boolean interrupted;

  /// @param failure what has happened already
  Closing(@Nullable Throwable failure) {
    this.failure = failure;
  }

  /// Closes the last first, and returns what has happened in all.
  @Nullable Throwable closeInReverse(List<? extends AutoCloseable> parts) {
    for (var part : parts.reversed()) {
      close(part);
    }
    // Only now: the flag would make the parts between fail as well.
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return failure;
  }

  @SuppressWarnings("ReferenceEquality") // An exception cannot be suppressed in itself.
  private void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Throwable thrown) {
      LOG.error("{} did not close", part.getClass().getName(), thrown);
      interrupted |= thrown instanceof InterruptedException;
      if (failure == null) {
        failure = thrown;
      } else if (failure != thrown) {
        failure.addSuppressed(thrown);
      }
    }
  }
}
