package dev.tenon.command;

import dev.tenon.command.Check.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = "Looks whether this machine has what a service needs.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private final Session session;

  @Option(names = "--json", description = "says it as JSON")
  private boolean asJson;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return say(Machine.of(session).checks());
  }

  int say(List<Check> checks) {
    if (asJson) {
      session.json(Map.of("checks", checks.stream().map(DoctorCommand::json).toList()));
    } else {
      for (var check : checks) {
        session.out().printf("%s  %-10s  %s%n", word(check.status()), check.name(), check.said());
        if (!check.remedy().isEmpty()) {
          session.out().printf("%18s%s%n", "", check.remedy());
        }
      }
    }
    boolean isFit = checks.stream().noneMatch(check -> check.status() == Status.FAIL);
    return isFit ? ExitCode.OK : ExitCode.FAILED;
  }

  private String word(Status status) {
    var word = "%-4s".formatted(status.name().toLowerCase(Locale.ROOT));
    return switch (status) {
      case OK -> session.paint().good(word);
      case WARN -> session.paint().warning(word);
      case FAIL -> session.paint().bad(word);
    };
  }

  private static Map<String, Object> json(Check check) {
    return new TreeMap<>(
        Map.of(
            "name", check.name(),
            "remedy", check.remedy(),
            "said", check.said(),
            "status", check.status().name().toLowerCase(Locale.ROOT)));
  }
}
