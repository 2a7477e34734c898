package dev.tenon.command;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "tenon",
    description = "Makes services, and keeps them up to date.",
    mixinStandardHelpOptions = true,
    versionProvider = RootCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "This service is the one that the current folder is, or is in.",
      "Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 conflicts, 130 interrupted.",
      "A failure has an id, to be explained. With --json it is JSON, like any result."
    })
final class RootCommand implements Runnable {

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  /// The version of Tenon that this is.
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      var version = Version.class.getPackage().getImplementationVersion();
      return new String[] {"tenon " + Objects.requireNonNullElse(version, "development")};
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command, such as new");
  }
}
