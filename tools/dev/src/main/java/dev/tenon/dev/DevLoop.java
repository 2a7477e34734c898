package dev.tenon.dev;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.devservices.DevPostgresOptions;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A service that is compiled and started anew whenever a source, a resource or `pom.xml` changes.
/// Its database stays. While it does not compile, its port says why.
///
/// One thread runs it; interrupting that ends it.
public final class DevLoop {

  private final Project project;
  private final Path place;
  private final Consumer<String> say;
  private final ClassPath classPath;
  private final Compilation compilation;
  private @Nullable Jvm jvm;
  private @Nullable Child running;
  private @Nullable Child standby;
  private @Nullable ErrorPage page;
  private @Nullable Thread training;

  private DevLoop(Project project, String maven, Path place, Consumer<String> say) {
    this.project = project;
    this.place = place;
    this.say = say;
    classPath = new ClassPath(project, maven);
    compilation = new Compilation(project);
  }

  /// A loop that has not begun.
  ///
  /// @param say takes what a person should read, a line a call
  public static DevLoop of(Project project, Consumer<String> say) {
    return of(project, "mvn", Jvm.place(), say);
  }

  /// @param maven the program
  /// @param place where [Standby] is
  static DevLoop of(Project project, String maven, Path place, Consumer<String> say) {
    return new DevLoop(project, maven, place, say);
  }

  /// Runs until the thread is interrupted; it stays interrupted.
  ///
  /// @throws DevFailure if it cannot begin: the port is taken, there is no Maven, no database
  public void run() {
    requireFreePort();
    try (var postgres = database();
        var changes = Changes.of(watched(), project.pom())) {
      say.accept(postgres.describe());
      rounds(changes);
    } catch (IOException e) {
      throw new DevFailure("A file cannot be read or written: " + e, "Look at its rights.", e);
    }
  }

  private void rounds(Changes changes) throws IOException {
    try {
      long since = System.currentTimeMillis();
      for (boolean isFirst = true; ; isFirst = false) {
        round(since, isFirst);
        since = changes.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void requireFreePort() {
    if (new Probe(project.port()).isTaken()) {
      throw new DevFailure(
          "Port %s is taken.".formatted(Integer.toString(project.port())),
          "End what listens there, or choose another one with --port.",
          null);
    }
  }

  private DevPostgres database() {
    var name = project.name().replace('-', '_');
    try {
      return DevPostgres.open(DevPostgresOptions.of(project.data(), name));
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new DevFailure(
          "There is no database: " + e.getMessage(), "Mend that, or set DATABASE_URL.", e);
    }
  }

  private List<Path> watched() {
    var all = new ArrayList<>(project.sources());
    all.add(project.resources());
    return all;
  }

  /// Compiles what is there now, and starts it or says why not.
  private void round(long since, boolean isFirst) throws IOException, InterruptedException {
    var starting = prepared();
    if (starting == null) {
      return;
    }
    long begun = System.currentTimeMillis();
    var problems = compilation.run(classPath.jars());
    long compiled = System.currentTimeMillis();
    stop();
    if (!problems.isEmpty()) {
      show("It does not compile", problems.stream().map(Problem::toString).toList());
      return;
    }
    var child = standby == null ? Child.standby(project, starting) : standby;
    standby = null;
    running = child;
    if (!child.begin()) {
      show("It does not start", List.of("See the terminal for what it said."));
      return;
    }
    say.accept(
        isFirst
            ? "watching; save a file, and it is there"
            : String.format(
                Locale.ROOT,
                "answers again %.2f s after the change (compiled in %.2f s)",
                (System.currentTimeMillis() - since) / 1e3,
                (compiled - begun) / 1e3));
    train(starting);
    standby = Child.standby(project, starting);
  }

  /// The way to start it, or null where Maven says no, which is shown.
  private @Nullable Jvm prepared() throws IOException, InterruptedException {
    var known = jvm;
    if (known != null && classPath.isKnown()) {
      return known;
    }
    try {
      if (!classPath.isKnown()) {
        say.accept("asking Maven what it stands on …");
      }
      var fresh = Jvm.of(project, classPath.jars(), place);
      discard();
      training = null;
      jvm = fresh;
      return fresh;
    } catch (DevFailure e) {
      if (known == null) {
        throw e;
      }
      stop();
      show("Maven says no", List.of(String.valueOf(e.getMessage()), e.remedy()));
      return null;
    }
  }

  /// Once for these jars, beside the service.
  private void train(Jvm starting) {
    if (starting.needsTraining() && training == null) {
      training = Thread.ofVirtual().name("dev-training").start(() -> say.accept(trained(starting)));
    }
  }

  private static String trained(Jvm starting) {
    try {
      return starting.train()
          ? "starts on an AOT cache from now on"
          : "no AOT cache could be trained; it starts without";
    } catch (IOException e) {
      return "no AOT cache could be trained: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the training of the AOT cache ends";
    }
  }

  private void show(String title, List<String> problems) throws IOException {
    say.accept(title + ":");
    problems.forEach(say);
    try {
      page = ErrorPage.at(project.port(), title, problems);
    } catch (BindException e) {
      say.accept(
          "Port %s is taken, so a browser does not show this."
              .formatted(Integer.toString(project.port())));
    }
  }

  private void stop() {
    var shown = page;
    page = null;
    if (shown != null) {
      shown.close();
    }
    var child = running;
    running = null;
    if (child != null) {
      child.close();
    }
  }

  private void discard() {
    var waiting = standby;
    standby = null;
    if (waiting != null) {
      waiting.close();
    }
  }

  private void end() {
    var trainer = training;
    if (trainer != null) {
      trainer.interrupt();
    }
    stop();
    discard();
  }
}
