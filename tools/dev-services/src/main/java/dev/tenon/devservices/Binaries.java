package dev.tenon.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The programs of PostgreSQL, unpacked once per user and kept in the user's cache.
///
/// @param cache where they are kept
/// @param home their own folder in there: holds `bin`, `lib` and `share`
record Binaries(Path cache, Path home) {

  /// Finds them in the cache or unpacks them there.
  static Binaries of(
      Archive archive, RunAs runAs, Map<String, String> environment, Consumer<String> progress) {
    return of(archive, Cache.places(environment), runAs, progress);
  }

  static Binaries of(Archive archive, List<Path> caches, RunAs runAs, Consumer<String> progress) {
    var home = Cache.folder(archive, caches, runAs, progress);
    return new Binaries(home.resolveSibling(""), home);
  }

  Path initdb() {
    return home.resolve("bin", "initdb");
  }

  Path postgres() {
    return home.resolve("bin", "postgres");
  }

  /// The version that decides whether data can be read, such as `18`.
  String majorVersion() throws IOException {
    var catalogue = home.resolve("share", "postgresql", "postgres.bki");
    try (var lines = Files.lines(catalogue)) {
      return lines.findFirst().orElse("").replace("# PostgreSQL ", "").strip();
    }
  }
}
