package dev.tenon.scaffold;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// Paths inside a service: relative, with `/`, and never out of it.
final class Paths {

  private Paths() {}

  /// @throws ScaffoldFailure `TENON-N05` for a path that leads elsewhere, or into `.git` or
  ///   `.tenon`
  static void requireSafe(String path) {
    var parts = List.of(path.split("/", -1));
    boolean isSafe =
        path.length() <= 400
            && path.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':')
            && parts.stream()
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
            && !parts.getFirst().equalsIgnoreCase(".git")
            && !parts.getFirst().equalsIgnoreCase(ServiceFolder.OWN);
    if (!isSafe) {
      throw ScaffoldFailure.of(
          ScaffoldFailure.DAMAGED,
          "\"%s\" is no path of a file in a service.".formatted(Visible.of(path)),
          "Restore .tenon from the history of the repository: git checkout HEAD -- .tenon");
    }
  }

  /// Whether a file can be at this path without leaving the root by a link or a file in the way.
  static boolean isReachable(Path root, String path) {
    var folder = root;
    var parts = path.split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      folder = folder.resolve(parts[i]);
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }
}
