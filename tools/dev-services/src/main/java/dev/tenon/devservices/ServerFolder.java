package dev.tenon.devservices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// What every embedded server keeps beside its data: its password, port and log.
///
/// @param path a real path
/// @param logName the name of the log in it
record ServerFolder(Path path, String logName) {

  private static final int PASSWORD_BYTES = 24;
  private static final int TAIL = 12;

  Path log() {
    return path.resolve(logName);
  }

  private Path passwordFile() {
    return path.resolve("password");
  }

  private Path portFile() {
    return path.resolve("port");
  }

  /// Makes a random password where there is none yet.
  void providePassword() throws IOException {
    if (!hasPassword()) {
      var bytes = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(bytes);
      keepPassword(HexFormat.of().formatHex(bytes));
    }
  }

  void keepPassword(String password) throws IOException {
    Folders.writePrivate(passwordFile(), password);
  }

  boolean hasPassword() {
    return Files.exists(passwordFile());
  }

  String password() throws IOException {
    return Files.readString(passwordFile()).strip();
  }

  /// The port of the last start, or 0.
  int lastPort() throws IOException {
    try {
      var port = Files.exists(portFile()) ? Files.readString(portFile()).strip() : "0";
      return Integer.parseInt(port);
    } catch (NumberFormatException damaged) {
      return 0;
    }
  }

  void keepPort(int port) throws IOException {
    Files.writeString(portFile(), Integer.toString(port));
  }

  void createLog() throws IOException {
    Folders.writePrivate(log(), "");
  }

  /// The end of the log, for messages.
  String logTail() throws IOException {
    var lines =
        new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).strip().lines().toList();
    var tail = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
    return tail.isEmpty()
        ? "nothing in %s.".formatted(log())
        : "\n%s\n(from %s)".formatted(String.join("\n", tail), log());
  }
}
