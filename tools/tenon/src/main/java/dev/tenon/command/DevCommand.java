package dev.tenon.command;

import dev.tenon.dev.DevFailure;
import dev.tenon.dev.DevLoop;
import dev.tenon.dev.Project;
import dev.tenon.scaffold.ServiceFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "dev",
    description = {
      "Runs the service around this folder, and starts it anew whenever a file of it changes.",
      "Its database stays. What does not compile is shown here and in the browser."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DevCommand implements Callable<Integer> {

  private static final long PATIENCE_MILLIS = 8_000;

  private final Session session;

  @Option(names = "--port", paramLabel = "PORT", description = "where it serves; by default 8000")
  private int port = 8_000;

  @Parameters(
      paramLabel = "-- SETTING",
      arity = "0..*",
      description = "settings of the service, such as -- --log.level=DEBUG")
  private List<String> settings = new ArrayList<>();

  DevCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var folder = ServiceFolder.around(session.folder());
    var answers = folder.lock().answers();
    var main = "%s.dev.%sDev".formatted(answers.packageName(), answers.classPrefix());
    if (port < 1 || port > 65_535) {
      throw new CommandFailure(
          CommandFailure.USAGE, "%d is no port.".formatted(port), "A port is 1 to 65535.");
    }
    var loop =
        DevLoop.of(
            new Project(folder.root(), answers.name(), main, port, settings),
            line -> session.out().println("tenon  " + line));
    var running = Thread.currentThread();
    var hook = new Thread(() -> end(running), "tenon-dev-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      loop.run();
    } catch (DevFailure e) {
      Runtime.getRuntime().removeShutdownHook(hook);
      throw new CommandFailure(
          CommandFailure.DEVELOPMENT, String.valueOf(e.getMessage()), e.remedy());
    }
    return ExitCode.OK; // the process ends as Ctrl-C has it
  }

  /// Ctrl-C: the service first, then its database.
  private static void end(Thread running) {
    running.interrupt();
    try {
      running.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
