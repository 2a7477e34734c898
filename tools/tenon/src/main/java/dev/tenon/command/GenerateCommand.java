package dev.tenon.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "generate",
    description = "Adds to the service around this folder.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT")
final class GenerateCommand implements Runnable {

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to generate: a resource");
  }
}
