package dev.tenon.devservices;

import java.io.IOException;
import java.util.List;

/// What an [EmbeddedServer] must know of the program that it runs.
interface ServerProgram {

  /// What people call it: `PostgreSQL`.
  String product();

  /// Where its data, port and log are.
  ServerFolder folder();

  /// By which signals it ends.
  Signals signals();

  /// The names of signals, without `SIG`.
  ///
  /// @param clean asks it to end
  /// @param crash ends it at once
  /// @param atEnd ends it when this process ends
  record Signals(String clean, String crash, String atEnd) {}

  /// Sees to what must be there, or gone, before each start on a port.
  void prepare(int port) throws IOException;

  List<String> command(int port);

  /// Whether it takes connections on the port; asked again and again.
  boolean isReady(int port);

  /// What it logs when the port is taken.
  String portTaken();

  /// What it logs when it only has to be tried again; by default there is nothing of the kind.
  default boolean isPassing(String log) {
    return false;
  }
}
