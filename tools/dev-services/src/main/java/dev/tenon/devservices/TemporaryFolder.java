package dev.tenon.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder for servers whose data nobody keeps, removed when this process ends, however it does.
///
/// @param path a real path
/// @param sweeper kept, since its pipe is closed when it is collected
record TemporaryFolder(Path path, Process sweeper) implements AutoCloseable {

  /// Removes the folder `$1` when the pipe from us ends, after the servers in it have ended: when
  /// they have removed their files named `$2`.
  private static final String SWEEPER =
      """
      cat >/dev/null
      waited=0
      while [ -n "$(find "$1" -name "$2")" ] && [ $waited -lt 200 ]; do
        sleep 0.05
        waited=$((waited + 1))
      done
      rm -rf -- "$1"
      """;

  /// @param processFile the file that a running server has, and removes at its end
  static TemporaryFolder create(String prefix, String processFile) throws IOException {
    var path = Files.createTempDirectory(prefix).toRealPath();
    var words = List.of("setsid", "sh", "-c", SWEEPER, "sh", path.toString(), processFile);
    return new TemporaryFolder(path, Command.start(Command.of(words)));
  }

  /// Lets the folder go; it vanishes a moment later.
  @Override
  public void close() {
    try {
      sweeper.getOutputStream().close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
