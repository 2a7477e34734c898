package dev.tenon.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// As whom PostgreSQL runs: it refuses to be root, and wants a user that has a name.
///
/// @param prefix the words before each of its commands
/// @param user the number of the user that must own its files
/// @param isOther whether that is another user than ours
record RunAs(List<String> prefix, int user, boolean isOther) {

  private static final int NOBODY = 65534;

  /// A namespace in which we are nobody and still own our files.
  private static final List<String> NAMESPACE = List.of("unshare", "--user");

  private static final List<String> DROPPED =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  static RunAs current() {
    return of(userId(), System.getProperty("user.name", "?"), Command::works);
  }

  static RunAs of(int user, String name, Predicate<List<String>> works) {
    var isNamed = !name.equals("?");
    if (user != 0 && isNamed) {
      return new RunAs(List.of(), user, false);
    }
    if (works.test(with(NAMESPACE, "true"))) {
      return new RunAs(NAMESPACE, user, false);
    }
    if (user == 0 && works.test(with(DROPPED, "true"))) {
      return new RunAs(DROPPED, NOBODY, true);
    }
    throw new IllegalStateException(
        "PostgreSQL does not run as %s, and neither unshare nor setpriv may be used here. Run as an ordinary user or set DATABASE_URL."
            .formatted(user == 0 ? "root" : "a user without a name"));
  }

  /// The number of the user that this process works as.
  static int userId() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("Uid:"))
          .mapToInt(line -> Integer.parseInt(line.split("\\s+", -1)[2]))
          .findFirst()
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<String> command(String... words) {
    return with(prefix, words);
  }

  private static List<String> with(List<String> prefix, String... words) {
    var all = new ArrayList<>(prefix);
    all.addAll(List.of(words));
    return List.copyOf(all);
  }

  /// Whether that user can get into a folder.
  boolean reaches(Path folder) throws IOException {
    if (isOther) {
      for (var path = folder.toRealPath(); path != null; path = path.getParent()) {
        if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
    }
    return true;
  }

  /// Makes a folder, and all in it, that user's.
  void own(Path tree) throws IOException {
    if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS) && Folders.owner(tree) != user) {
      Folders.give(tree, user);
    }
  }
}
