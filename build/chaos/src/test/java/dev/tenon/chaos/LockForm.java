package dev.tenon.chaos;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.devservices.DevPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The long form of the proof of locks: in Redis, in PostgreSQL, and in PostgreSQL without fences.
final class LockForm {

  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final int WORKERS = 8;

  private final long seed;
  private final int scale;
  private final Path folder;
  private final Optional<Path> faketime = WallClock.library();
  private final LockResult inRedis;
  private final LockResult inPostgres;
  private final LockResult unfenced;

  LockForm(long seed, boolean isQuick, Path folder) throws IOException, SQLException {
    this.seed = seed;
    this.scale = isQuick ? 1 : 10;
    this.folder = folder;
    this.inRedis = inRedis();
    this.inPostgres = inPostgres("locks in PostgreSQL", proof(false));
    this.unfenced =
        inPostgres(
            "locks in PostgreSQL, without fences",
            LockPlan.of(
                seed, WORKERS, 500L * scale, false, Map.of(LockFault.HOLDER_STOPPED, 2 * scale)));
  }

  private LockPlan proof(boolean isRedis) {
    var counts = new EnumMap<LockFault, Integer>(LockFault.class);
    counts.put(LockFault.HOLDER_STOPPED, 10 * scale);
    counts.put(LockFault.WORKER_FROZEN, 10 * scale);
    counts.put(LockFault.WORKER_KILLED, 5 * scale);
    counts.put(LockFault.SERVER_KILLED, scale);
    counts.put(LockFault.SERVER_EMPTIED, 2 * scale);
    if (faketime.isPresent()) {
      counts.put(LockFault.WORKER_CLOCK_MOVED, 10 * scale);
    }
    if (faketime.isPresent() && isRedis) {
      counts.put(LockFault.SERVER_CLOCK_MOVED, 2 * scale);
    }
    return LockPlan.of(seed, WORKERS, 1_000L * scale * scale, true, counts);
  }

  private LockResult inRedis() throws IOException, SQLException {
    var own = begun("locks in Redis");
    try (var postgres = DevPostgres.temporary();
        var pool = Database.pool(postgres, 8);
        var server = RedisLocks.start(own, faketime)) {
      return run(proof(true), server, postgres, pool, own);
    }
  }

  private LockResult inPostgres(String name, LockPlan plan) throws IOException, SQLException {
    var own = begun(name);
    try (var postgres = DevPostgres.temporary();
        var pool = Database.pool(postgres, 8);
        var server = PostgresLocks.on(postgres, pool)) {
      return run(plan, server, postgres, pool, own);
    }
  }

  private Path begun(String name) throws IOException {
    System.out.println(name);
    return Files.createTempDirectory(folder, "locks-");
  }

  private LockResult run(
      LockPlan plan, LockServer server, DevPostgres postgres, HikariDataSource pool, Path own)
      throws SQLException {
    return LockProof.run(plan, server, postgres, pool, own, faketime, LIMIT);
  }

  /// Whether nothing is violated, and without fences something is.
  boolean holds() {
    return holds(inRedis) && holds(inPostgres) && unfenced.staleWrites() > 0;
  }

  private static boolean holds(LockResult result) {
    return result.violations().isEmpty()
        && result.late().containsKey(Outcome.REFUSED)
        && !result.late().containsKey(Outcome.WRITTEN);
  }

  Page page() {
    var page =
        new Page(
            "Locks under chaos",
            "%s processes change one row of a PostgreSQL under one lock, whose lease is 250 ms, and check the fence in the transaction of the change. A checker that knows nothing of locks reads the log of the changes. [What is proven, and how](../../docs/guide/lock.md#proof)."
                .formatted(Integer.toString(WORKERS)),
            seed);
    page.row(
        "clocks",
        faketime.isPresent() ? "moved by libfaketime" : "not moved: there was no libfaketime");
    write(page, "Locks in " + inRedis.server(), inRedis);
    write(page, "Locks in " + inPostgres.server(), inPostgres);
    write(page, "The same without fences, to see that the checker finds it", unfenced);
    return page;
  }

  private static void write(Page page, String title, LockResult result) {
    page.section(title);
    page.row("changes of the row", Page.number(result.sections()));
    page.row("by another process than before", Page.number(result.handovers()));
    page.row("time", Page.rate(result.sections(), result.time()));
    result.faults().forEach((fault, count) -> page.row(fault.words(), Page.number(count)));
    page.row(
        "writes of holders stopped for another to write",
        "%s refused, %s accepted, %s failed otherwise"
            .formatted(
                Page.count(result.late(), Outcome.REFUSED),
                Page.count(result.late(), Outcome.WRITTEN),
                Page.number(
                    result.late().getOrDefault(Outcome.FAILED, 0)
                        + result.late().getOrDefault(Outcome.UNKNOWN, 0))));
    page.row("late writes refused in all", Page.number(result.refusals()));
    page.row("late writes accepted in all", Page.number(result.staleWrites()));
    page.row("violated", Page.words(result.violations()));
  }
}
