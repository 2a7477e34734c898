package dev.tenon.chaos;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.chaos.LockPlan.Step;
import dev.tenon.devservices.DevPostgres;
import dev.tenon.lock.sql.SqlFences;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Processes that change one row under one lock, and what is done to them meanwhile.
final class LockProof implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(10);

  private final LockPlan plan;
  private final LockServer server;
  private final HikariDataSource pool;
  private final LockLog log;
  private final Duration limit;
  private final List<Slot> slots = new ArrayList<>();
  private final ReentrantLock serverTurn = new ReentrantLock();
  private final Semaphore stoppable;
  private final Map<LockFault, Integer> done = new ConcurrentHashMap<>();
  private final Map<Outcome, Integer> late = new ConcurrentHashMap<>();
  private final Progress progress;
  private final Tally tally = new Tally();
  private final List<String> violations = new ArrayList<>();

  private LockProof(LockPlan plan, LockServer server, HikariDataSource pool, Duration limit) {
    this.plan = plan;
    this.server = server;
    this.pool = pool;
    this.log = new LockLog(pool);
    this.limit = limit;
    this.progress = new Progress("changes", plan.sections());
    this.stoppable = new Semaphore(Math.max(1, plan.workers() / 2));
  }

  /// Runs it to the end.
  ///
  /// @param pool of an empty database, in which the row is
  /// @param folder for what the processes leave behind
  /// @param faketime by which clocks are moved, if they are
  /// @param limit after which it has failed
  static LockResult run(
      LockPlan plan,
      LockServer server,
      DevPostgres postgres,
      HikariDataSource pool,
      Path folder,
      Optional<Path> faketime,
      Duration limit)
      throws SQLException {
    try (var connection = pool.getConnection()) {
      LockTables.create(connection);
    }
    SqlFences.on(pool).createTables();
    try (var proof = new LockProof(plan, server, pool, limit)) {
      proof.begin(postgres, folder, faketime);
      return proof.result();
    }
  }

  private void begin(DevPostgres postgres, Path folder, Optional<Path> faketime) {
    var settings = new HashMap<>(Database.environment(postgres));
    settings.putAll(server.environment());
    settings.put(LockWorker.FENCES, plan.isFenced() ? "on" : "off");
    for (int i = 0; i < plan.workers(); i++) {
      slots.add(
          new Slot(
              LockWorker.class,
              "w" + i,
              settings,
              folder.resolve("workers.txt"),
              clock(folder, faketime, "clock-" + i)));
    }
    slots.forEach(Slot::awaitReady);
  }

  private static @Nullable WallClock clock(Path folder, Optional<Path> faketime, String name) {
    return faketime.map(library -> WallClock.of(library, folder.resolve(name))).orElse(null);
  }

  private LockResult result() {
    long begin = System.nanoTime();
    try (var faults = new Faults()) {
      for (var step : plan.steps()) {
        awaitChanges(step.at(), begin, faults);
        faults.begin(() -> make(step));
      }
      awaitChanges(plan.sections(), begin, faults);
      faults.await();
    }
    slots.forEach(slot -> slot.tell("stop"));
    slots.forEach(this::end);
    var time = Duration.ofNanos(System.nanoTime() - begin);
    violations.addAll(log.violations());
    return new LockResult(
        server.describe(),
        time,
        log.changes(),
        log.handovers(),
        new TreeMap<>(done),
        new TreeMap<>(late),
        tally,
        log.refusals(),
        log.staleWrites(),
        List.copyOf(violations));
  }

  private void awaitChanges(long changes, long begin, Faults faults) {
    while (true) {
      long now = Database.number(pool, "select counter from chaos_shared");
      progress.at(now);
      if (now >= changes) {
        return;
      }
      faults.check();
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new IllegalStateException(
            "Only %d of %d changes within %s; done so far: %s"
                .formatted(log.changes(), changes, limit, done));
      }
      Pause.of(LOOK);
    }
  }

  private void make(Step step) {
    var slot = slots.get(step.worker());
    switch (step.fault()) {
      case HOLDER_STOPPED -> late.merge(stopWhileHolding(slot), 1, Integer::sum);
      case WORKER_FROZEN -> slot.freeze(Duration.ofMillis(10 + Math.round(590 * step.size())));
      case WORKER_KILLED -> slot.kill();
      case WORKER_CLOCK_MOVED ->
          slot.moveClock(Duration.ofSeconds(Math.round(7200 * step.size()) - 3600));
      case SERVER_KILLED -> alone(server::crash);
      case SERVER_EMPTIED -> alone(server::lose);
      case SERVER_CLOCK_MOVED -> alone(() -> server.moveClock(serverJump(step.size())));
    }
    done.merge(step.fault(), 1, Integer::sum);
  }

  /// Stops a worker between its acquisition and its write, until another has written under a later
  /// fence. Others must be left to do so.
  ///
  /// @return what became of its late write
  private Outcome stopWhileHolding(Slot slot) {
    stoppable.acquireUninterruptibly();
    try {
      return slot.alone(() -> {
        slot.tell("announce");
        long fence = Long.parseLong(slot.answer("holding").split(" ", -1)[1]);
        slot.freeze();
        awaitLater(fence);
        slot.thaw();
        slot.tell("go");
        return Outcome.valueOf(slot.answer("did").split(" ", -1)[1]);
      });
    } finally {
      stoppable.release();
    }
  }

  /// Back by little only: while a server has lost its data and believes it is earlier than it was,
  /// all writes are refused, until it has caught up.
  private static Duration serverJump(double size) {
    return size < 0.5
        ? Duration.ofMillis(Math.round(-4_000 * size))
        : Duration.ofSeconds(Math.round(1_200 * (size - 0.5)));
  }

  private void alone(Runnable fault) {
    serverTurn.lock();
    try {
      fault.run();
    } finally {
      serverTurn.unlock();
    }
  }

  private void awaitLater(long fence) {
    while (log.newest() <= fence) {
      Pause.of(LOOK);
    }
  }

  /// What a worker believes to have written stands in the log, and no more; but for commits whose
  /// outcome it never learned.
  private void end(Slot slot) {
    var own = Tally.parse(slot.lastWords());
    long logged = log.changesOf(slot.name());
    long known = own.of(Outcome.WRITTEN);
    if (logged < known || logged > known + own.of(Outcome.UNKNOWN)) {
      violations.add(
          "%s has written %d times by its own count (%d more unknown), and %d times by the log"
              .formatted(slot.name(), known, own.of(Outcome.UNKNOWN), logged));
    }
    tally.add(own);
  }

  @Override
  public void close() {
    slots.forEach(Slot::close);
  }
}
