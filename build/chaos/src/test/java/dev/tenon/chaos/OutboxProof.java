package dev.tenon.chaos;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.chaos.OutboxPlan.Sabotage;
import dev.tenon.chaos.OutboxPlan.Step;
import dev.tenon.devservices.DevPostgres;
import dev.tenon.outbox.sql.SqlInboxStore;
import dev.tenon.outbox.sql.SqlOutboxStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Processes that write events, processes that deliver them, and what is done to both meanwhile.
final class OutboxProof implements AutoCloseable {

  private static final int KEYS = 200;
  private static final Duration LOOK = Duration.ofMillis(20);

  private final OutboxPlan plan;
  private final DevPostgres postgres;
  private final HikariDataSource pool;
  private final OutboxLog log;
  private final Duration limit;
  private final Progress progress;
  private final List<Slot> writers = new ArrayList<>();
  private final List<Slot> relays = new ArrayList<>();
  private final ReentrantLock databaseTurn = new ReentrantLock();
  private final Map<OutboxFault, Integer> done = new ConcurrentHashMap<>();

  private OutboxProof(
      OutboxPlan plan, DevPostgres postgres, HikariDataSource pool, Duration limit) {
    this.plan = plan;
    this.postgres = postgres;
    this.pool = pool;
    this.log = new OutboxLog(pool);
    this.limit = limit;
    this.progress = new Progress("events", plan.events());
  }

  /// Runs it to the end.
  ///
  /// @param postgres an empty database
  /// @param folder for what the processes leave behind
  /// @param limit after which it has failed
  static OutboxResult run(OutboxPlan plan, DevPostgres postgres, Path folder, Duration limit)
      throws SQLException {
    try (var pool = Database.pool(postgres, 4);
        var proof = new OutboxProof(plan, postgres, pool, limit)) {
      try (var connection = pool.getConnection()) {
        OutboxTables.create(connection);
      }
      SqlOutboxStore.on(pool).createTables();
      SqlInboxStore.on(pool).createTables();
      proof.begin(folder.resolve("workers.txt"));
      return proof.result();
    }
  }

  private void begin(Path errors) {
    var settings = new HashMap<>(Database.environment(postgres));
    settings.put(OutboxWriter.SEED, Long.toString(plan.seed()));
    settings.put(OutboxWriter.KEYS, Integer.toString(KEYS));
    settings.put(OutboxRelay.SABOTAGE, plan.sabotage().name());
    for (int i = 0; i < plan.relays(); i++) {
      relays.add(new Slot(OutboxRelay.class, "relay-" + i, settings, errors, null));
    }
    for (int i = 0; i < plan.writers(); i++) {
      writers.add(new Slot(OutboxWriter.class, "writer-" + i, settings, errors, null));
    }
    relays.forEach(Slot::awaitReady);
    writers.forEach(Slot::awaitReady);
  }

  private OutboxResult result() {
    long begin = System.nanoTime();
    try (var faults = new Faults()) {
      for (var step : plan.steps()) {
        awaitBegun(step.at(), begin, faults);
        faults.begin(() -> make(step));
      }
      awaitBegun(plan.events(), begin, faults);
      awaitKept(begin);
      // Faults that are not over yet wait for events, but not for many.
      writers.forEach(writer -> writer.tell("slowly"));
      faults.await();
    }
    stop(writers);
    while (left() > 0) {
      pause(begin);
    }
    var time = Duration.ofNanos(System.nanoTime() - begin);
    stop(relays);
    return new OutboxResult(
        "PostgreSQL " + postgres.version(),
        time,
        log.begun(),
        log.expected(),
        log.effects(),
        log.repeats(),
        new TreeMap<>(done),
        log.violations());
  }

  private void awaitBegun(long events, long begin, Faults faults) {
    for (long now = log.begun(); now < events; now = log.begun()) {
      progress.at(now);
      faults.check();
      pause(begin);
    }
  }

  /// Some are rolled back. To count them takes the longer the more there are, so it waits for as
  /// many more as are missing at least.
  private void awaitKept(long begin) {
    for (long kept = log.expected(); kept < plan.events(); kept = log.expected()) {
      long enough = log.begun() + plan.events() - kept;
      while (log.begun() < enough) {
        pause(begin);
      }
    }
  }

  /// What waits, or was given up; that would be found as lost, but not at once.
  private long left() {
    return Database.number(
        pool, "select count(*) from (select from outbox_events limit 1) as waiting");
  }

  private void pause(long begin) {
    if (System.nanoTime() - begin > limit.toNanos()) {
      throw new IllegalStateException(
          "Not done within %s: %d events of %d, %d effects, %d to deliver; done so far: %s"
              .formatted(
                  limit,
                  log.expected(),
                  plan.events(),
                  log.effects(),
                  Database.number(pool, "select count(*) from outbox_events"),
                  done));
    }
    Pause.of(LOOK);
  }

  private static void stop(List<Slot> slots) {
    slots.forEach(slot -> slot.tell("stop"));
    slots.forEach(Slot::lastWords);
  }

  private void make(Step step) {
    var relay = relays.get(step.relay());
    var writer = writers.get(step.writer());
    switch (step.fault()) {
      case RELAY_KILLED_UNSETTLED -> killUnsettled(relay);
      case RELAY_KILLED -> relay.kill();
      case RELAY_FROZEN ->
          relay.freeze(
              Duration.ofMillis(Math.round(3 * OutboxRelay.LEASE.toMillis() * step.size())));
      case WRITER_KILLED -> writer.kill();
      case DATABASE_KILLED -> killDatabase();
    }
    done.merge(step.fault(), 1, Integer::sum);
  }

  /// Kills a relay after it has delivered and before that is noted, or the other way round where
  /// the relay is so built.
  private void killUnsettled(Slot relay) {
    relay.alone(() -> {
      relay.tell("announce");
      var id = relay.answer("took").split(" ", -1)[1];
      if (plan.sabotage() == Sabotage.NOTED_FIRST) {
        awaitNoted(id);
      }
      relay.kill();
      return id;
    });
  }

  private void awaitNoted(String id) {
    while (Database.number(pool, "select count(*) from outbox_events where id = '" + id + "'")
        > 0) {
      Pause.of(LOOK);
    }
  }

  private void killDatabase() {
    databaseTurn.lock();
    try {
      postgres.restart();
    } finally {
      databaseTurn.unlock();
    }
  }

  @Override
  public void close() {
    writers.forEach(Slot::close);
    relays.forEach(Slot::close);
  }
}
