package dev.tenon.scaffold;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder of a service that was made from a template.
///
/// @param root where it is
public record ServiceFolder(Path root) {

  /// What Tenon keeps for itself.
  static final String OWN = ".tenon";

  static final String LOCK = OWN + "/lock.json";
  static final String BASE = OWN + "/base.zip";

  /// The service that a folder is, or is in.
  ///
  /// @throws ScaffoldFailure `TENON-N04` if it is in none
  public static ServiceFolder around(Path folder) {
    var start = folder.toAbsolutePath().normalize();
    for (Path here = start; here != null; here = here.getParent()) {
      if (Files.isRegularFile(here.resolve(LOCK))) {
        return new ServiceFolder(here);
      }
    }
    throw ScaffoldFailure.of(
        ScaffoldFailure.NO_SERVICE,
        "%s is in no service that was made by tenon new: there is no %s here or above."
            .formatted(start, LOCK),
        "Change to the folder of the service and run the command again.");
  }

  /// What it remembers of its template.
  ///
  /// @throws ScaffoldFailure `TENON-N03`, `TENON-N05` if that cannot be read
  public LockFile lock() {
    return LockFile.read(new String(bytes(LOCK), StandardCharsets.UTF_8));
  }

  /// The last rendering.
  Rendering base() {
    return BaseFile.read(root.resolve(BASE));
  }

  /// What stands at a path.
  UserFile at(String path) {
    return Step.tried(unreadable(path), () -> UserFile.at(root, path));
  }

  /// Carries out one change.
  void apply(Change change) {
    if (change.before() == null && change.after() == null) {
      return; // stays as it is
    }
    var before = at(change.path()) instanceof UserFile.Text text ? text.raw() : null;
    if (!Optional.ofNullable(before).equals(Optional.ofNullable(change.before()))) {
      throw ScaffoldFailure.of(
          ScaffoldFailure.PLACE,
          "%s was changed while the update was under way.".formatted(root.resolve(change.path())),
          "Run the command again: what it has done already stays, the rest follows.");
    }
    var after = change.after();
    if (after != null) {
      write(change.path(), after.getBytes(StandardCharsets.UTF_8));
    } else if (before != null) {
      delete(change.path());
    }
  }

  void write(String path, byte[] content) {
    Step.tried(half(path), () -> Disk.replace(root.resolve(path), content));
  }

  private void delete(String path) {
    Step.tried(half(path), () -> Disk.delete(root.resolve(path), root));
  }

  private byte[] bytes(String path) {
    return Step.tried(unreadable(path), () -> Files.readAllBytes(root.resolve(path)));
  }

  private String unreadable(String path) {
    return root.resolve(path) + " cannot be read.";
  }

  private String half(String path) {
    return root.resolve(path) + " was not written, and the update is not finished.";
  }
}
