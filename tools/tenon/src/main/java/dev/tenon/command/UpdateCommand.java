package dev.tenon.command;

import dev.tenon.scaffold.Change;
import dev.tenon.scaffold.Outcome;
import dev.tenon.scaffold.ServiceFolder;
import dev.tenon.scaffold.Update;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "update",
    description = "Merges the newer template into this service.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class UpdateCommand implements Callable<Integer> {

  private final Session session;

  @Option(names = "--dry-run", description = "shows what it would change, and changes nothing")
  private boolean isDryRun;

  @Option(names = "--force", description = "goes on although conflicts are not solved")
  private boolean isForced;

  @Option(names = "--json", description = "says it as JSON")
  private boolean asJson;

  UpdateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var folder = ServiceFolder.around(session.folder());
    var update = Update.plan(folder, session.template().get(), isForced);
    if (!isDryRun) {
      update.apply(change -> {});
    }
    if (asJson) {
      session.json(json(update));
    } else {
      say(update);
    }
    return update.needsYou() ? ExitCode.CONFLICTS : ExitCode.OK;
  }

  private void say(Update update) {
    var out = session.out();
    if (update.changes().isEmpty()) {
      out.printf("Nothing to do: the template of Tenon %s is in already.%n", update.to());
      return;
    }
    out.printf("Tenon %s → %s%n", update.from(), update.to());
    for (var change : update.changes()) {
      out.printf("  %s  %s%n", word(change.outcome()), change.path());
    }
    if (isDryRun) {
      out.println();
      update.changes().forEach(change -> out.print(change.difference()));
      out.println();
      out.println("Nothing was written.");
    } else if (update.needsYou()) {
      sayWhatIsLeft(update);
    } else {
      out.println("Look at it with git diff, then run make gate.");
    }
  }

  private void sayWhatIsLeft(Update update) {
    var out = session.out();
    for (var change : update.changes()) {
      if (change.outcome() == Outcome.CONFLICT) {
        out.printf(
            "Edit %s: between <<<<<<< and >>>>>>> stand your lines and those of the template.%n",
            change.path());
      } else if (change.outcome() == Outcome.BLOCKED) {
        out.printf(
            "Compare %s: it is no text, and the template has this: unzip -p .tenon/base.zip %s%n",
            change.path(), change.path());
      }
    }
    out.println("Then run make gate. The next update starts when no such marks are left.");
  }

  private String word(Outcome outcome) {
    var word = "%-8s".formatted(outcome.name().toLowerCase(Locale.ROOT));
    var paint = session.paint();
    return switch (outcome) {
      case CONFLICT, BLOCKED -> paint.bad(word);
      case KEPT, AWAY -> paint.warning(word);
      case ADDED, UPDATED, MERGED, REMOVED -> paint.good(word);
    };
  }

  private Map<String, Object> json(Update update) {
    var changes = new ArrayList<Map<String, Object>>();
    for (Change change : update.changes()) {
      var json = new TreeMap<String, Object>();
      json.put("outcome", change.outcome().name().toLowerCase(Locale.ROOT));
      json.put("path", change.path());
      if (isDryRun) {
        json.put("difference", change.difference());
      }
      changes.add(json);
    }
    return new TreeMap<>(
        Map.of(
            "changes", changes,
            "dryRun", isDryRun,
            "from", update.from(),
            "needsYou", update.needsYou(),
            "to", update.to()));
  }
}
