package dev.tenon.command;

import dev.tenon.scaffold.Answers;
import dev.tenon.scaffold.Engine;
import dev.tenon.scaffold.NewService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    description = {
      "Makes a service, in a folder of its name.",
      "On a terminal it asks for description, engine and package, unless options say them."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class NewCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      paramLabel = "NAME",
      description = "lower-case words with hyphens, such as purchase-orders")
  private String name = "";

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "its Java package; by default com.example and the name")
  private @Nullable String packageName;

  @Option(names = "--description", paramLabel = "TEXT", description = "one line about it")
  private @Nullable String description;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "its server: helidon (the default) or vertx",
      converter = EngineWord.class)
  private @Nullable Engine engine;

  @Option(names = "--outbox", description = "with events that leave by an outbox")
  private boolean outbox;

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "the folder to make the service's folder in; by default this one")
  private @Nullable Path into;

  @Option(names = "--no-git", description = "without a Git repository")
  private boolean isWithoutGit;

  @Option(names = "--dry-run", description = "says what it would write, and writes nothing")
  private boolean isDryRun;

  @Option(names = "--json", description = "says it as JSON, and asks nothing")
  private boolean asJson;

  @Option(
      names = {"-y", "--yes"},
      description = "asks nothing")
  private boolean asksNothing;

  NewCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    var known = known();
    var folder = session.folder().resolve(into == null ? Path.of("") : into).resolve(name);
    var service = NewService.of(session.template().get(), known, folder); // before anybody is asked
    var answers = known;
    if (session.canAsk() && !asksNothing && !asJson) {
      answers = asked(known);
      service = NewService.of(session.template().get(), answers, folder);
    }
    if (!isDryRun) {
      service.write(path -> {});
    }
    var hasGit = !isDryRun && !isWithoutGit && new GitRepository(session).init(service.folder());
    if (asJson) {
      session.json(json(service, answers));
    } else if (isDryRun) {
      service.paths().forEach(session.out()::println);
      session
          .out()
          .printf(
              "%d files would be made in %s; nothing was written.%n",
              service.paths().size(), service.folder());
    } else {
      say(service, answers, hasGit);
    }
    return ExitCode.OK;
  }

  /// What the arguments say, all of it looked at.
  private Answers known() {
    return new Answers(
        name,
        packageName == null ? Answers.defaultPackage(name) : packageName,
        description == null ? Answers.DESCRIPTION : description,
        engine == null ? Engine.HELIDON : engine,
        outbox);
  }

  private Answers asked(Answers known) throws IOException {
    var questions = new Questions(session);
    var answers = known;
    if (description == null) {
      answers = questions.ask("Description", answers.description(), answers::withDescription);
    }
    if (engine == null) {
      var engines = new EngineWord();
      var before = answers;
      answers =
          questions.ask(
              "Engine, helidon or vertx",
              answers.engine().toString(),
              word -> before.withEngine(engines.convert(word)));
    }
    return packageName == null
        ? questions.ask("Package", answers.packageName(), answers::withPackageName)
        : answers;
  }

  private void say(NewService service, Answers answers, boolean hasGit) {
    var out = session.out();
    out.printf(
        "%s is made: %d files in %s%s.%n",
        session.paint().strong(answers.name()),
        service.paths().size(),
        service.folder(),
        hasGit ? ", a Git repository" : "");
    out.println();
    out.printf("  cd %s%n", session.folder().relativize(service.folder()));
    out.println("  make run     # serves on http://localhost:8000, with a PostgreSQL of its own");
    out.println("  make gate    # checks everything that must hold");
    out.println();
    out.println(
        "tenon update merges newer templates into it. Have it on the PATH, or call it by its path.");
  }

  private Map<String, Object> json(NewService service, Answers answers) {
    var json = new TreeMap<String, Object>();
    json.put("dryRun", isDryRun);
    json.put("engine", answers.engine().toString());
    json.put("files", List.copyOf(service.paths()));
    json.put("folder", service.folder().toString());
    json.put("name", answers.name());
    json.put("package", answers.packageName());
    return json;
  }
}
