package dev.tenon.command;

import dev.tenon.scaffold.ScaffoldFailure;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// From arguments to one of the commands, and from what it throws to words and an exit code.
///
/// @param session where it runs
record Dispatch(Session session) {

  /// The run from which an AOT cache is made: a little of everything that is common.
  static final String TRAIN = "--train";

  private static final List<String[]> REHEARSAL =
      List.of(
          new String[] {"--version"},
          new String[] {"--help"},
          new String[] {"new", "--help"},
          new String[] {"new", "rehearsal", "--dry-run", "--yes"},
          new String[] {"new", "rehearsal", "--dry-run", "--json"},
          new String[] {"new", "rehearsal-of-a-long-name", "--dry-run", "--yes"},
          new String[] {"new", "-no"},
          new String[] {"explain", "TENON-N01"});

  int run(String... args) {
    if (args.length > 0 && args[0].equals(TRAIN)) {
      rehearse();
      return ExitCode.OK;
    }
    return commandLine(List.of(args).contains("--json")).execute(args);
  }

  /// Whether one of them fails, because there is no template yet, is all the same.
  private void rehearse() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var nobody = new BufferedReader(Reader.nullReader());
    var rehearsal =
        new Session(
            session.folder(),
            Map.of(),
            "",
            nobody,
            nowhere,
            nowhere,
            session.programs(),
            session.template());
    REHEARSAL.forEach(args -> new Dispatch(rehearsal).run(args));
  }

  private CommandLine commandLine(boolean asJson) {
    return new CommandLine(new RootCommand())
        .addSubcommand(new NewCommand(session))
        .addSubcommand(new UpdateCommand(session))
        .addSubcommand(
            new CommandLine(new GenerateCommand()).addSubcommand(new ResourceCommand(session)))
        .addSubcommand(new DevCommand(session))
        .addSubcommand(new VerifyCommand(session))
        .addSubcommand(new RoutesCommand(session))
        .addSubcommand(new ConfigCommand(session))
        .addSubcommand(new DoctorCommand(session))
        .addSubcommand(new ExplainCommand(session))
        .addSubcommand(new CommandLine.HelpCommand())
        .setUsageHelpWidth(90)
        .setOut(new PrintWriter(session.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(session.paint().isOn() ? Ansi.ON : Ansi.OFF))
        .setExecutionExceptionHandler((thrown, line, parsed) -> failed(thrown, asJson))
        .setParameterExceptionHandler((wrong, args) -> failed(usage(wrong), asJson));
  }

  private static CommandFailure usage(ParameterException wrong) {
    var line = wrong.getCommandLine();
    var said = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    var better = List.<String>of();
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      var first = unmatched.getUnmatched().getFirst();
      if (line.getParent() == null && !first.startsWith("-")) {
        said = "There is no command " + shown(first, 40);
        better = Near.to(first, line.getSubcommands().keySet());
      } else {
        better = Near.to(first, line.getCommandSpec().optionsMap().keySet());
      }
    }
    return new CommandFailure(
        CommandFailure.USAGE,
        shown(said, 300) + ".",
        (better.isEmpty() ? "" : "Did you mean %s? ".formatted(String.join(" or ", better)))
            + "%s --help says what there is.".formatted(line.getCommandSpec().qualifiedName()));
  }

  /// Not at length, and without what a terminal would obey.
  static String shown(String text, int most) {
    var cut = text.length() > most ? text.substring(0, most) + "…" : text;
    return cut.replaceAll("\\p{C}", "?");
  }

  private int failed(Exception thrown, boolean asJson) {
    return switch (thrown) {
      case ScaffoldFailure failure ->
          said(failure.id(), failure.problem(), failure.remedy(), asJson);
      case CommandFailure failure ->
          said(failure.id(), failure.problem(), failure.remedy(), asJson);
      default -> {
        thrown.printStackTrace(session.err());
        yield said(
            CommandFailure.FAULT,
            "The command failed in a way that nobody thought of: " + thrown + ".",
            "That is a fault of Tenon; what stands above says where.",
            asJson);
      }
    };
  }

  private int said(String id, String problem, String remedy, boolean asJson) {
    if (asJson) {
      session.json(Map.of("error", Map.of("id", id, "problem", problem, "remedy", remedy)));
    } else {
      session.err().println(session.paintOfErrors().bad(id) + "  " + problem);
      session.err().println("  " + remedy);
    }
    return switch (id) {
      case "TENON-N01", "TENON-N08", CommandFailure.USAGE, CommandFailure.UNKNOWN_ID ->
          ExitCode.USAGE;
      case "TENON-N06" -> ExitCode.CONFLICTS;
      default -> ExitCode.FAILED;
    };
  }
}
