package dev.tenon.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a running server writes beside its data: `postmaster.pid`.
///
/// @param process the number of its process
/// @param port where it listens
/// @param isReady whether it takes connections
record PostmasterFile(long process, int port, boolean isReady) {

  /// Beyond the highest number that Linux gives to a process.
  private static final long NO_PROCESS = 4_194_305;

  private static final int LINES = 8;

  static Path in(Path data) {
    return data.resolve("postmaster.pid");
  }

  /// What the file says; empty where there is none, or where it is still being written.
  static Optional<PostmasterFile> read(Path data) {
    try {
      var lines = Files.readAllLines(in(data));
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      var process = Long.parseLong(lines.getFirst().strip());
      var isComplete = lines.size() >= LINES;
      return Optional.of(
          new PostmasterFile(
              process,
              isComplete ? Integer.parseInt(lines.get(3).strip()) : 0,
              isComplete && process != NO_PROCESS && lines.get(7).strip().equals("ready")));
    } catch (IOException | NumberFormatException notThere) {
      return Optional.empty();
    }
  }

  /// Whether the process still lives and is the server of this data: numbers are used again.
  boolean isAlive(Path data) {
    try {
      var words = Files.readString(Path.of("/proc", Long.toString(process), "cmdline"));
      return List.of(words.split("\0", -1)).contains(data.toString());
    } catch (IOException gone) {
      return false;
    }
  }

  /// Makes the file of a server that is gone harmless. Its process's number may belong to another
  /// by now, for which PostgreSQL would refuse to start; the rest of the file stays, since by it
  /// PostgreSQL finds out whether a part of the old server still lives.
  static void disarm(Path data) throws IOException {
    var file = in(data);
    if (Files.exists(file)) {
      var lines = Files.readAllLines(file);
      if (lines.isEmpty()) {
        Files.delete(file);
      } else {
        lines.set(0, Long.toString(NO_PROCESS));
        Files.write(file, lines);
      }
    }
  }
}
