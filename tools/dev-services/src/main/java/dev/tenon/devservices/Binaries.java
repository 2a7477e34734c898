package dev.tenon.devservices;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The programs of PostgreSQL, unpacked once per user and kept in the user's cache.
///
/// @param cache where they are kept
/// @param home their own folder in there: holds `bin`, `lib` and `share`
record Binaries(Path cache, Path home) {

  /// Finds them in the cache or unpacks them there. Any number of processes may do so at once, and
  /// be killed while they do: a folder with the final name is complete.
  static Binaries of(
      Archive archive, RunAs runAs, Map<String, String> environment, Consumer<String> progress) {
    return of(archive, caches(environment), runAs, progress);
  }

  static Binaries of(Archive archive, List<Path> caches, RunAs runAs, Consumer<String> progress) {
    var failures = new ArrayList<IOException>();
    for (var cache : caches) {
      try {
        var home = cache.resolve(archive.name());
        prepare(cache);
        if (isOurs(cache) && runAs.reaches(cache)) {
          if (!Files.isDirectory(home)) {
            progress.accept("PostgreSQL: unpacking once into " + home);
            unpack(archive, cache, home);
          }
          return new Binaries(cache, home);
        }
      } catch (IOException notHere) {
        failures.add(notHere);
      }
    }
    var refusal =
        new IllegalStateException(
            "PostgreSQL cannot be unpacked into any of %s, which are out of reach or failed with %s. Point XDG_CACHE_HOME at a folder with 100 MB to spare, or set DATABASE_URL."
                .formatted(caches, failures));
    failures.forEach(refusal::addSuppressed);
    throw refusal;
  }

  /// Where they may be kept, the best place first.
  static List<Path> caches(Map<String, String> environment) {
    var configured = environment.getOrDefault("XDG_CACHE_HOME", "");
    var cache =
        configured.startsWith("/")
            ? Path.of(configured)
            : Path.of(System.getProperty("user.home", "/"), ".cache");
    var temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    return List.of(
        cache.resolve("tenon").toAbsolutePath(),
        temporary.resolve("tenon-" + RunAs.userId()).toAbsolutePath());
  }

  private static void prepare(Path cache) throws IOException {
    try {
      Files.createDirectories(cache.getParent());
      Files.createDirectory(cache);
      Folders.permit(cache, "rwxr-xr-x");
    } catch (FileAlreadyExistsException prepared) {
      // By an earlier start, or by another process at the same time.
      return;
    }
  }

  private static void unpack(Archive archive, Path cache, Path home) throws IOException {
    Folders.sweep(cache);
    var unfinished = Folders.unfinished(cache);
    try {
      archive.unpackInto(unfinished);
      Folders.finish(unfinished, home);
    } finally {
      Folders.delete(unfinished);
    }
  }

  /// A place in a folder that everybody can write to may have been put there by anybody, and we run
  /// what stands in it.
  private static boolean isOurs(Path cache) throws IOException {
    return Folders.owner(cache) == RunAs.userId();
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
