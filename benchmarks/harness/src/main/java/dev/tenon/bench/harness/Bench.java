package dev.tenon.bench.harness;

import dev.tenon.contracts.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Compares whole services and writes a page for people and a file for programs: `make bench`,
/// `make bench-filters`.
public final class Bench {

  private Bench() {}

  /// Measures as its arguments [say][Plan#of].
  public static void main(String... args) throws Exception {
    var plan = Plan.of(List.of(args));
    var peers = plan.question().peers().stream().filter(plan::wants).toList();
    requireProcessors();
    Wrk.version();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy)));
    var results = measure(plan, peers);
    Files.createDirectories(plan.results());
    Files.write(
        plan.results().resolve(plan.question().file() + ".json"),
        Contract.of(Results.class).toJson(results));
    var page = new Report(results, peers, plan).page();
    Files.writeString(plan.results().resolve(plan.question().file() + ".md"), page);
    System.out.println(page);
  }

  private static Results measure(Plan plan, List<Peer> peers)
      throws IOException, InterruptedException, SQLException {
    var began = Instant.now();
    try (var catalogue = Catalogue.open();
        var check = new Check();
        var load = new Load(plan, new Wrk(Cpus.LOAD))) {
      var machine = Machine.here(peers, catalogue.postgres().version());
      var starts = new StartUp(catalogue.environment(), check).measure(peers, plan.starts());
      load.start(peers, catalogue.environment(), check);
      load.warmUp();
      var rounds = load.rounds();
      return new Results(began, machine, starts, rounds, load.memory());
    }
  }

  private static void requireProcessors() {
    // This process itself is bound to one of them.
    if (!Files.exists(Path.of("/sys/devices/system/cpu/cpu1"))) {
      throw new IllegalStateException(
          "Two processors are needed: one for the server, one for the load and the database.");
    }
  }
}
