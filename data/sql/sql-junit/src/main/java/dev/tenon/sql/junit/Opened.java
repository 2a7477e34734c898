package dev.tenon.sql.junit;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.devservices.Source;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// One database of the tests, the pool on it, and what makes it clean.
final class Opened implements AutoCloseable {

  private final DevPostgres server;
  private final DatabaseOptions options;
  private final Database database;
  private final DoubleSupplier connectionsInUse;
  private final Cleaning cleaning;
  private final Duration patience;
  private @Nullable Connection connection;
  private boolean isStarted;
  private long lost;

  private Opened(Template.Copy copy, String migrations, Duration patience) {
    this.patience = patience;
    server = copy.server();
    options = Template.options(server, migrations);
    database = Database.of(options);
    cleaning = new Cleaning(copy.contents());
    connectionsInUse = gauge(database);
  }

  static Opened open(String migrations, Duration patience) {
    return new Opened(Run.get().copy(migrations), migrations, patience);
  }

  private static DoubleSupplier gauge(Database database) {
    var found = new ArrayList<DoubleSupplier>();
    database.measure((name, _, value) -> {
      if (name.equals("sql_pool_connections_in_use")) {
        found.add(value);
      }
    });
    return found.getFirst();
  }

  DevPostgres server() {
    return server;
  }

  DatabaseOptions options() {
    return options;
  }

  /// Started when it is first asked for: a class that gives [#options()] to a whole service needs
  /// no second pool.
  Database database() {
    if (!isStarted) {
      database.start();
      isStarted = true;
    }
    return database;
  }

  /// Makes the database as it was when it was migrated.
  ///
  /// @param test after which
  /// @throws IllegalStateException if the test has left a transaction open or kept a connection, or
  ///   if the server does not let us
  void clean(String test) {
    try {
      var here = connected();
      var left = new Sessions(here, patience).settle();
      cleaning.run(here);
      var kept = kept();
      if (!left.isEmpty()) {
        throw new IllegalStateException(
            "%s has left a transaction open: %s. It was ended after %s. Close its connection, and wait for the threads that work on the database, before the test ends."
                .formatted(test, left, patience));
      }
      if (kept > 0) {
        throw new IllegalStateException(
            "%s has kept %d of the connections of the database. Close what dataSource().getConnection() gives."
                .formatted(test, kept));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "The database cannot be cleaned after %s: %s".formatted(test, failed.getMessage()),
          failed);
    }
  }

  /// How many connections more than before nobody gives back. What one test has kept is missing in
  /// the others, so it is told once.
  private long kept() {
    var deadline = Deadline.in(patience);
    var inUse = connectionsInUse.getAsDouble();
    while (inUse > lost && !deadline.hasPassed()) {
      Deadline.pause();
      inUse = connectionsInUse.getAsDouble();
    }
    var kept = (long) inUse - lost;
    lost = (long) inUse;
    return kept;
  }

  private Connection connected() throws SQLException {
    var here = connection;
    if (here == null || !here.isValid(2)) {
      if (server.source() == Source.EMBEDDED) {
        server.start(); // a test may have stopped it
      }
      here = Sql.connect(server);
      Sql.run(here, "set lock_timeout = " + patience.toMillis());
      connection = here;
    }
    return here;
  }

  @Override
  public void close() {
    database.close();
    Run.get().drop(server); // with our connection, too
  }
}
