package dev.tenon.outbox.sql;

import dev.tenon.errors.TransientError;
import dev.tenon.outbox.Backlog;
import dev.tenon.outbox.DeadLetter;
import dev.tenon.outbox.OutboxFailure;
import dev.tenon.outbox.spi.Lane;
import dev.tenon.outbox.spi.NewMessage;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.spi.Settled;
import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Wakeup;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Messages in two tables of a PostgreSQL, 12 or newer.
///
/// ```java
/// var store = SqlOutboxStore.on(dataSource);
/// store.createTables();
/// var outbox = Outbox.on(store, OutboxOptions.defaults());
/// ```
///
/// Events are appended over a connection of the caller, whose transaction it is: nothing is
/// committed, rolled back or set on it, and one statement is run. Everything else is done over
/// connections of the data source, in short transactions, whatever its pool's default for
/// auto-commit and isolation is. A started relay keeps one connection of its own to listen; give
/// the pool one more for each.
///
/// An append locks its key until the transaction ends, by an advisory lock of PostgreSQL: its
/// number is the first 64 bits of the key's SHA-256. Each key of one transaction takes a place in
/// the server's table of locks, so append to thousands of keys in several transactions. Under a
/// higher isolation than read committed, an append may fail with a serialization failure.
///
/// What became of messages is written without waiting for the disk: a crash of the server may
/// repeat deliveries, and loses nothing.
///
/// Thread-safe.
public final class SqlOutboxStore implements OutboxStore<Connection> {

  private static final Duration SWEPT_EVERY = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Server server;
  private final SqlOutboxOptions options;
  private final OutboxSql sql;

  /// When lanes were swept last, by [System#nanoTime].
  private final AtomicLong swept = new AtomicLong(System.nanoTime() - SWEPT_EVERY.toNanos());

  private SqlOutboxStore(DataSource source, SqlOutboxOptions options) {
    server = new Server(source);
    this.options = options;
    sql = new OutboxSql(options.prefix());
  }

  /// A store with everything by default.
  public static SqlOutboxStore on(DataSource source) {
    return on(source, SqlOutboxOptions.defaults());
  }

  /// A store.
  ///
  /// @param source where relays and operators get their connections
  public static SqlOutboxStore on(DataSource source, SqlOutboxOptions options) {
    return new SqlOutboxStore(source, options);
  }

  /// Creates the tables, and the schema if one is named, unless they are there; many may do so at
  /// once. The definitions are the resource `dev/tenon/outbox/sql/outbox.sql`, to be copied into
  /// migrations of one's own.
  ///
  /// @throws TransientError if the server is away
  /// @throws OutboxFailure if it refuses
  public void createTables() {
    server.create("outbox.sql", options.schema(), OutboxFailure::outbox);
  }

  @Override
  public void append(Connection connection, List<NewMessage> messages) throws SQLException {
    server.requireTransaction(connection);
    if (messages.size() == 1) {
      appendOne(connection, messages.getFirst());
    } else {
      appendMany(connection, messages);
    }
  }

  private void appendOne(Connection connection, NewMessage message) throws SQLException {
    try (var statement = connection.prepareStatement(sql.appendOne)) {
      statement.setBoolean(1, message.key() != null);
      statement.setLong(2, message.lane());
      statement.setObject(3, message.id());
      statement.setLong(4, message.lane());
      statement.setString(5, message.topic());
      statement.setString(6, message.key());
      statement.setInt(7, message.version());
      statement.setString(8, message.payload());
      statement.setString(9, Rows.json(message.headers()));
      statement.setLong(10, message.lane());
      statement.setString(11, options.channel());
      statement.setBoolean(12, options.notifies());
      statement.setString(13, options.channel());
      statement.execute();
    }
  }

  private void appendMany(Connection connection, List<NewMessage> messages) throws SQLException {
    try (var statement = connection.prepareStatement(sql.append)) {
      var arrays = new Arrays(connection, statement);
      arrays.add("int8", locks(messages));
      arrays.add("uuid", messages.stream().map(NewMessage::id));
      arrays.add("int8", messages.stream().map(NewMessage::lane));
      arrays.add("text", messages.stream().map(NewMessage::topic));
      arrays.add("text", messages.stream().map(NewMessage::key));
      arrays.add("int4", messages.stream().map(NewMessage::version));
      arrays.add("text", messages.stream().map(NewMessage::payload));
      arrays.add("text", messages.stream().map(message -> Rows.json(message.headers())));
      arrays.add("int8", messages.stream().map(NewMessage::lane));
      arrays.add("text", channels());
      statement.execute();
    }
  }

  /// The lanes of keys, each once, in an order that is the same for everybody, so that nobody waits
  /// for somebody who waits for them.
  private static Stream<Long> locks(List<NewMessage> messages) {
    return messages.stream()
        .filter(message -> message.key() != null)
        .map(NewMessage::lane)
        .distinct()
        .sorted();
  }

  private Stream<String> channels() {
    return options.notifies() ? Stream.of(options.channel()) : Stream.empty();
  }

  @Override
  public List<Lane> claim(UUID claim, int most, Duration lease) throws SQLException {
    return server.inTransaction(connection -> {
      try (var statement = connection.prepareStatement(sql.claim)) {
        statement.setInt(1, most);
        statement.setObject(2, claim);
        statement.setLong(3, lease.toMillis());
        statement.setInt(4, most);
        try (var rows = Results.after(statement, 2)) {
          var lanes = Rows.lanes(rows, claim);
          if (lanes.isEmpty() && isTimeToSweep()) {
            sweep(connection);
          }
          return lanes;
        }
      }
    });
  }

  private boolean isTimeToSweep() {
    long now = System.nanoTime();
    long last = swept.get();
    return now - last >= SWEPT_EVERY.toNanos() && swept.compareAndSet(last, now);
  }

  /// Removes lanes without messages that nobody could remove when they became empty.
  private void sweep(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(sql.findEmpty);
        var rows = statement.executeQuery()) {
      remove(connection, longs(rows));
    }
  }

  @Override
  public Settled settle(List<Settlement> settlements) throws SQLException {
    if (settlements.isEmpty()) {
      return new Settled(0, false);
    }
    return server.inTransaction(connection -> new Settling(sql, settlements).on(connection));
  }

  /// Removes those of these lanes that are empty. Their locks are held, by a statement before this
  /// one: so no open transaction has appended to them, and what was kept is seen.
  private void remove(Connection connection, List<Long> lanes) throws SQLException {
    if (lanes.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(sql.removeEmpty)) {
      new Arrays(connection, statement).add("int8", lanes.stream());
      statement.executeUpdate();
    }
  }

  @Override
  public Backlog backlog() throws SQLException {
    return server.inTransaction(connection -> {
      try (var statement = connection.prepareStatement(sql.backlog);
          var rows = statement.executeQuery()) {
        rows.next();
        long millis = Math.max(0, (long) (rows.getDouble(2) * 1_000));
        return new Backlog(rows.getLong(1), Duration.ofMillis(millis), rows.getLong(3));
      }
    });
  }

  @Override
  public List<DeadLetter> deadLetters(int most) throws SQLException {
    return server.inTransaction(connection -> {
      try (var statement = connection.prepareStatement(sql.deadLetters)) {
        statement.setInt(1, most);
        var letters = new ArrayList<DeadLetter>();
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            letters.add(Rows.deadLetter(rows));
          }
        }
        return letters;
      }
    });
  }

  @Override
  public boolean replay(UUID id) throws SQLException {
    return server.inTransaction(connection -> isReplayed(connection, id));
  }

  private boolean isReplayed(Connection connection, UUID id) throws SQLException {
    try (var lock = connection.prepareStatement(sql.findDead);
        var replay = connection.prepareStatement(sql.replay)) {
      lock.setObject(1, id);
      lock.execute();
      replay.setObject(1, id);
      replay.setString(2, options.channel());
      try (var rows = replay.executeQuery()) {
        return rows.next();
      }
    }
  }

  @Override
  public int replayAll(String topic) throws SQLException {
    var ids =
        server.inTransaction(connection -> {
          try (var statement = connection.prepareStatement(sql.deadOfTopic)) {
            statement.setString(1, topic);
            var found = new ArrayList<UUID>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
              }
            }
            return found;
          }
        });
    int replayed = 0;
    for (var id : ids) {
      replayed += replay(id) ? 1 : 0;
    }
    return replayed;
  }

  @Override
  public boolean discard(UUID id) throws SQLException {
    return server.inTransaction(connection -> {
      try (var statement = connection.prepareStatement(sql.discard)) {
        statement.setObject(1, id);
        return statement.executeUpdate() > 0;
      }
    });
  }

  @Override
  public int purge(Duration age, int most) throws SQLException {
    return server.inTransaction(connection -> {
      try (var statement = connection.prepareStatement(sql.purge)) {
        statement.setLong(1, age.toMillis());
        statement.setInt(2, most);
        return statement.executeUpdate();
      }
    });
  }

  @Override
  public Wakeup wakeup() {
    return options.notifies() ? new Listening(server, options.channel(), SILENCE) : new Waiting();
  }

  @Override
  public boolean isAway(Exception e) {
    return Server.isAway(e);
  }

  private static List<Long> longs(ResultSet rows) throws SQLException {
    var longs = new ArrayList<Long>();
    while (rows.next()) {
      longs.add(rows.getLong(1));
    }
    return longs;
  }
}
