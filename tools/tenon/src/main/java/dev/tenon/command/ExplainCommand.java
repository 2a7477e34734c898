package dev.tenon.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = "Says what an id of a failure means; without one, lists them all.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  private static final String PREFIX = "TENON-";

  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "such as TENON-C03, or C03")
  private @Nullable String id;

  @Option(names = "--json", description = "says it as JSON")
  private boolean asJson;

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    var all = Explanation.all();
    var asked = id;
    var chosen = asked == null ? all : List.of(find(all, asked));
    if (asJson) {
      session.json(Map.of("failures", chosen.stream().map(ExplainCommand::json).toList()));
    } else if (asked == null) {
      chosen.forEach(one -> session.out().println(one.id() + "  " + one.what()));
    } else {
      var one = chosen.getFirst();
      session.out().println(session.paint().strong(one.id()) + "  " + one.what());
      session.out().println("  When:   " + one.where());
      session.out().println("  Remedy: " + one.remedy());
    }
    return ExitCode.OK;
  }

  private static Explanation find(List<Explanation> all, String asked) {
    var upper = asked.strip().toUpperCase(Locale.ROOT);
    var wanted = upper.startsWith(PREFIX) ? upper : PREFIX + upper;
    return all.stream()
        .filter(one -> one.id().equals(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(all, wanted));
  }

  private static CommandFailure unknown(List<Explanation> all, String wanted) {
    var near = String.join(", ", Near.to(wanted, all.stream().map(Explanation::id).toList()));
    return new CommandFailure(
        CommandFailure.UNKNOWN_ID,
        "There is no failure %s.".formatted(Dispatch.shown(wanted, 40)),
        (near.isEmpty() ? "" : "Did you mean one of %s? ".formatted(near))
            + "tenon explain lists them all.");
  }

  private static Map<String, Object> json(Explanation one) {
    return new TreeMap<>(
        Map.of("id", one.id(), "what", one.what(), "where", one.where(), "remedy", one.remedy()));
  }
}
