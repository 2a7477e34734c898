package dev.tenon.outbox;

import dev.tenon.errors.TransientError;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long a message waits after a failure.
///
/// @param first after the first one, at most
/// @param longest after any, at most
record Backoff(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 40;

  /// Twice as long after each failure, of which half to all is waited, at random, so that messages
  /// that failed together do not come back together. Not less than what the target asked for.
  Duration after(int attempt, Throwable failure) {
    double doubled = first.toMillis() * Math.pow(2, Math.min(attempt - 1, MOST_DOUBLINGS));
    long most = (long) Math.min(doubled, (double) longest.toMillis());
    var own = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    return failure instanceof TransientError known ? atLeast(known.retryAfter(), own) : own;
  }

  private Duration atLeast(Duration asked, Duration own) {
    var bounded = asked.compareTo(longest) > 0 ? longest : asked;
    return bounded.compareTo(own) > 0 ? bounded : own;
  }
}
