package dev.tenon.command;

import dev.tenon.scaffold.Change;
import dev.tenon.scaffold.NewResource;
import dev.tenon.scaffold.ServiceFolder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "resource",
    description = {
      "Adds a resource to the service around this folder: contracts, routes, store, migration, tests.",
      "For example: tenon generate resource order customer:string total:long note:string?"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ResourceCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "small words with hyphens, such as purchase-order")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FIELD",
      description = {
        "name:type, or name:type? for one that may be null; the types are",
        "string, long, int, boolean, uuid, instant and date"
      })
  private List<String> fields = List.of();

  @Option(names = "--plural", paramLabel = "NAME", description = "the name for many")
  private @Nullable String plural;

  @Option(names = "--dry-run", description = "shows what it would write, and writes nothing")
  private boolean isDryRun;

  @Option(names = "--json", description = "says it as JSON")
  private boolean asJson;

  ResourceCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var folder = ServiceFolder.around(session.folder());
    var resource = NewResource.of(folder, name, plural, fields);
    if (!isDryRun) {
      resource.write(change -> {});
      finish(folder);
    }
    if (asJson) {
      session.json(json(resource));
    } else {
      say(resource);
    }
    return ExitCode.OK;
  }

  /// By the service's own means, so that it is formatted and described as all of it is.
  private void finish(ServiceFolder folder) {
    session.progress("formatting, and writing openapi.json …");
    int status = session.programs().run(folder.root(), List.of("make", "-s", "format", "openapi"));
    if (status != ExitCode.OK) {
      throw new CommandFailure(
          CommandFailure.PROGRAM,
          "The files are written, but make format openapi ended with %d.".formatted(status),
          "Mend what it says above, then run make format openapi, or take the files back: git checkout . && git clean -n");
    }
  }

  private void say(NewResource resource) {
    var out = session.out();
    for (var change : resource.changes()) {
      out.println("  " + change.path());
    }
    if (isDryRun) {
      out.println();
      resource.changes().forEach(change -> out.print(change.difference()));
      out.println("Nothing was written.");
    } else {
      out.println("Look at it with git diff, then run make gate.");
    }
  }

  private Map<String, Object> json(NewResource resource) {
    var json = new TreeMap<String, Object>();
    json.put("dryRun", isDryRun);
    json.put("files", resource.changes().stream().map(Change::path).toList());
    json.put("name", name);
    return json;
  }
}
