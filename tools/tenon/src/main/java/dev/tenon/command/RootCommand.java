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
      "Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 conflicts to solve, 130 interrupted.",
      "A failure has an id: tenon explain TENON-N01. With --json, results and failures are JSON.",
      "Colours are shown on a terminal, unless NO_COLOR is set."
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
    throw new ParameterException(spec.commandLine(), "Say what to do");
  }
}
