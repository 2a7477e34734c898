package dev.tenon.command;

import dev.tenon.scaffold.ServiceFolder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "verify",
    description = "Runs the gate of this service: make gate.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  private final Session session;

  VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var root = ServiceFolder.around(session.folder()).root();
    int status = session.programs().run(root, List.of("make", "gate"));
    if (status == ExitCode.OK || status == ExitCode.INTERRUPTED) {
      return status;
    }
    throw new CommandFailure(
        CommandFailure.PROGRAM,
        "The gate of %s is not green: make gate ended with %d.".formatted(root, status),
        "What it says stands above.");
  }
}
