package dev.tenon.chaos;

import java.time.Duration;
import java.util.Map;

/// Where the locks are, and what can befall it.
interface LockServer extends AutoCloseable {

  /// What it is, with its version.
  String describe();

  /// What a worker finds it by.
  Map<String, String> environment();

  /// `kill -9`, and back with its data.
  void crash();

  /// The locks are gone from one moment to the next.
  void lose();

  /// Its wall clock goes forward or back.
  void moveClock(Duration step);

  @Override
  void close();
}
