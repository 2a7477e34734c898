package dev.tenon.command;

import dev.tenon.scaffold.ServiceFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "config",
    description = "Shows every setting of this service, and where it was set.",
    mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {

  private static final String BUILT = "target/app";

  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "SETTING",
      description = "arguments of the service, after --, such as -- --http.port=9000")
  private List<String> settings = new ArrayList<>();

  ConfigCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var folder = ServiceFolder.around(session.folder());
    var root = folder.root();
    if (!Files.isDirectory(root.resolve(BUILT))) {
      throw new CommandFailure(
          CommandFailure.NOT_BUILT,
          "%s has not been built: there is no %s.".formatted(root, BUILT),
          "Build it with make test, or make run, then ask again.");
    }
    var answers = folder.lock().answers();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", BUILT + "/*" + File.pathSeparator + BUILT + "/lib/*"));
    command.add(answers.packageName() + "." + answers.classPrefix());
    command.add("--config");
    command.addAll(settings);
    return session.programs().run(root, command);
  }
}
