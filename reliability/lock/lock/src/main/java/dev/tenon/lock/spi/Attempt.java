package dev.tenon.lock.spi;

import java.time.Duration;

/// What came of asking a store for a lock.
public sealed interface Attempt {

  /// The lock is the owner's now.
  ///
  /// @param fence greater than that of every earlier grant of the name
  record Granted(long fence) implements Attempt {}

  /// Somebody holds it.
  ///
  /// @param remaining for how long, unless they renew or release it
  record Held(Duration remaining) implements Attempt {}
}
