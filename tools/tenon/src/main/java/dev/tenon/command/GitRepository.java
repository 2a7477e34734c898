package dev.tenon.command;

import java.nio.file.Path;
import java.util.List;

/// Makes a new service a Git repository, where there is Git and the service is not in one already.
///
/// @param session where it runs
record GitRepository(Session session) {

  /// Whether it is one afterwards.
  boolean init(Path folder) {
    return !isInRepository(folder)
        && session.programs().ask(folder, List.of("git", "init", "--quiet")).isPresent();
  }

  /// A checkout of Tenon itself is no repository of the user's: what is made in it is moved out.
  private boolean isInRepository(Path folder) {
    var root = session.programs().ask(folder, List.of("git", "rev-parse", "--show-toplevel"));
    return root.isPresent() && !root.get().equals(session.environment().get("TENON_HOME"));
  }
}
