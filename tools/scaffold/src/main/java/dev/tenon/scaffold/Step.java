package dev.tenon.scaffold;

import java.io.IOException;

/// Something that may fail as disks do.
///
/// @param <T> what comes of it
@FunctionalInterface
interface Step<T> {

  T take() throws IOException;

  /// Takes it, and says its failure for people.
  ///
  /// @param problem what is to be said if it fails
  /// @throws ScaffoldFailure `TENON-N03`
  static <T> T tried(String problem, Step<T> step) {
    try {
      return step.take();
    } catch (IOException e) {
      throw ScaffoldFailure.disk(problem, e);
    }
  }
}
