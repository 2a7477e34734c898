package dev.tenon.bench.harness;

import java.io.IOException;
import java.util.List;

/// What a run compares.
enum Question {
  /// Whole services, of different making.
  RIVALS("whole-service", "make bench", "Whole services compared"),
  /// One service, with its standard filters and without.
  FILTERS("filters", "make bench-filters", "What the standard filters cost");

  private final String file;
  private final String command;
  private final String title;

  Question(String file, String command, String title) {
    this.file = file;
    this.command = command;
    this.title = title;
  }

  /// The name of the files of its results, without an ending.
  String file() {
    return file;
  }

  String command() {
    return command;
  }

  String title() {
    return title;
  }

  /// Who is compared.
  List<Peer> peers() throws IOException {
    return switch (this) {
      case RIVALS -> Peer.all();
      case FILTERS -> Peer.filtered();
    };
  }
}
