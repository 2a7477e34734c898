package dev.tenon.devservices;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Where programs are unpacked once per user and kept.
final class Cache {

  private Cache() {}

  /// Something that comes packed and is unpacked under a name that no other version shares.
  interface Packed {

    /// What people call it: `PostgreSQL`.
    String product();

    /// The variable of the environment that names another server instead.
    String variable();

    /// The name of its folder.
    String name() throws IOException;

    /// Unpacks into an empty folder.
    void unpackInto(Path folder) throws IOException;
  }

  /// Finds the folder of what is packed, or unpacks it there. Any number of processes may do so at
  /// once, and be killed while they do: a folder with the final name is complete.
  ///
  /// @param runAs who must get there
  static Path folder(Packed packed, List<Path> caches, RunAs runAs, Consumer<String> progress) {
    var failures = new ArrayList<IOException>();
    for (var cache : caches) {
      try {
        var home = cache.resolve(packed.name());
        prepare(cache);
        if (isOurs(cache) && runAs.reaches(cache)) {
          if (!Files.isDirectory(home)) {
            progress.accept("%s: unpacking once into %s".formatted(packed.product(), home));
            unpack(packed, cache, home);
          }
          return home;
        }
      } catch (IOException notHere) {
        failures.add(notHere);
      }
    }
    var refusal =
        new IllegalStateException(
            "%s cannot be unpacked into any of %s, which are out of reach or failed with %s. Point XDG_CACHE_HOME at a folder with 100 MB to spare, or set %s."
                .formatted(packed.product(), caches, failures, packed.variable()));
    failures.forEach(refusal::addSuppressed);
    throw refusal;
  }

  /// Where they may be kept, the best place first.
  static List<Path> places(Map<String, String> environment) {
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

  private static void unpack(Packed packed, Path cache, Path home) throws IOException {
    Folders.sweep(cache);
    var unfinished = Folders.unfinished(cache);
    try {
      packed.unpackInto(unfinished);
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
}
