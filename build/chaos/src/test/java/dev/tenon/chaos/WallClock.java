package dev.tenon.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What other processes believe the time of day to be. It is moved by libfaketime while they run;
/// the clock that only counts is left alone.
final class WallClock {

  private static final List<String> FOLDERS =
      List.of(
          "/usr/lib/x86_64-linux-gnu/faketime",
          "/usr/lib/aarch64-linux-gnu/faketime",
          "/usr/lib64/faketime",
          "/usr/lib/faketime",
          "/usr/local/lib/faketime");

  private final Path library;
  private final Path file;
  private Duration ahead = Duration.ZERO;

  private WallClock(Path library, Path file) {
    this.library = library;
    this.file = file;
    write();
  }

  /// A clock that is right until it is moved.
  ///
  /// @param file where it is kept
  static WallClock of(Path library, Path file) {
    return new WallClock(library, file);
  }

  /// The library: what `FAKETIME` in the environment names, the file or its folder, else the one in
  /// the usual places.
  static Optional<Path> library() {
    var named = System.getenv("FAKETIME");
    var places = named == null || named.isBlank() ? FOLDERS : List.of(named);
    return places.stream().map(Path::of).flatMap(WallClock::candidates).findFirst();
  }

  /// The one for programs with threads first.
  private static Stream<Path> candidates(Path place) {
    return Stream.of(place.resolve("libfaketimeMT.so.1"), place.resolve("libfaketime.so.1"), place)
        .filter(Files::isRegularFile);
  }

  /// What a process is started with so that it goes by this clock.
  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("LD_PRELOAD", library.toString());
    environment.put("FAKETIME_TIMESTAMP_FILE", file.toString());
    environment.put("FAKETIME_CACHE_DURATION", "1");
    environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    // Else timed waits of the JVM last ten times as long.
    environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    return environment;
  }

  /// Moves it, forward or back; those who go by it notice within two seconds.
  synchronized void move(Duration step) {
    ahead = ahead.plus(step);
    write();
  }

  /// Never half a file, since it is read at any moment.
  private void write() {
    var next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, "%+.3f\n".formatted(ahead.toMillis() / 1000.0).replace(',', '.'));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
