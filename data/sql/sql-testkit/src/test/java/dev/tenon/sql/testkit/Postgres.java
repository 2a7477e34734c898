package dev.tenon.sql.testkit;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseOptions;
import dev.tenon.sql.SqlWork;
import dev.tenon.testkit.Capabilities;
import java.time.Duration;

/// A PostgreSQL of a test class, with the tables of the kit.
final class Postgres implements DatabaseHarness {

  private final DevPostgres server = DevPostgres.temporary();
  private final Database database;

  Postgres() {
    database = Database.of(options());
    database.start();
  }

  /// What leads to this database, with few connections and a short wait for one.
  DatabaseOptions options() {
    return DatabaseOptions.defaults()
        .withUrl(server.jdbcUrl())
        .withUser(server.user())
        .withPassword(server.password())
        .withMigrations(MIGRATIONS)
        .withMaxConnections(5)
        .withConnectTimeout(Duration.ofSeconds(2));
  }

  Database database() {
    return database;
  }

  DevPostgres server() {
    return server;
  }

  @Override
  public Database emptied() {
    run("truncate parts, things, tags, blanks");
    return database;
  }

  /// Runs a statement in a transaction of its own.
  void run(String sql) {
    sql(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  <T> T sql(SqlWork<T> work) {
    return database.inTransaction(tx -> tx.sql(work));
  }

  @Override
  public Capabilities<DatabaseCapability> capabilities() {
    return Capabilities.all(DatabaseCapability.class);
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
