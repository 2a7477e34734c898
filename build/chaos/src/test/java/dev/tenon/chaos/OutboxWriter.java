package dev.tenon.chaos;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.errors.TransientError;
import dev.tenon.outbox.Event;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.sql.SqlOutboxStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;

/// A process that appends events to keys that others append to, too, a few in each transaction. One
/// transaction of ten is rolled back. It is told `slowly`, and `stop`.
final class OutboxWriter {

  /// What it draws its decisions from.
  static final String SEED = "CHAOS_SEED";

  /// How many keys there are.
  static final String KEYS = "CHAOS_KEYS";

  private static final int MOST_EVENTS = 20;
  private static final int LOOKS_EVERY = 20;

  /// How far the relays may be behind, in events.
  private static final long MOST_BEHIND = 10_000;

  private static final String BEHIND =
      "select count(*) from (select from outbox_events limit %s) as waiting"
          .formatted(Long.toString(MOST_BEHIND + 1));

  private static final Duration MOMENT = Duration.ofMillis(20);

  private final HikariDataSource pool;
  private final Outbox<Connection> outbox;
  private final Random random;
  private final int keys;
  private volatile boolean isSlow;
  private volatile boolean isToStop;

  private OutboxWriter(HikariDataSource pool, Random random, int keys) {
    this.pool = pool;
    this.outbox = Outbox.on(SqlOutboxStore.on(pool), OutboxOptions.defaults());
    this.random = random;
    this.keys = keys;
  }

  public static void main(String... args) {
    long seed = Long.parseLong(Station.setting(SEED)) + Station.setting(Slot.NAME).hashCode();
    try (var pool = Database.ofThisChild(1)) {
      var writer =
          new OutboxWriter(pool, new Random(seed), Integer.parseInt(Station.setting(KEYS)));
      Station.open(writer::told);
      Station.say("ready");
      writer.work();
      Station.say("end");
    }
  }

  private void told(String line) {
    switch (line) {
      case "slowly" -> isSlow = true;
      case "stop" -> isToStop = true;
      default -> throw new IllegalArgumentException(line);
    }
  }

  private void work() {
    for (int i = 1; !isToStop; i++) {
      if (isSlow) {
        Pause.of(MOMENT);
      } else if (i % LOOKS_EVERY == 0) {
        awaitRelays();
      }
      try (var connection = pool.getConnection()) {
        write(connection);
      } catch (SQLException | TransientError away) {
        Pause.of(MOMENT);
      }
    }
  }

  private void write(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    var events = new ArrayList<Event>();
    var theirKeys = new ArrayList<String>();
    for (int i = random.nextInt(MOST_EVENTS); i >= 0; i--) {
      var key = "key-" + random.nextInt(keys);
      theirKeys.add(key);
      events.add(Event.of("chaos.happened", key, Map.of("by", "a writer")));
    }
    var ids = outbox.appendAll(connection, events);
    OutboxTables.expect(connection, ids, theirKeys);
    if (random.nextInt(10) == 0) {
      connection.rollback();
    } else {
      connection.commit();
    }
  }

  /// So that there is always something to deliver, and never an ocean.
  private void awaitRelays() {
    while (!isToStop && Database.number(pool, BEHIND) > MOST_BEHIND) {
      Pause.of(MOMENT);
    }
  }
}
