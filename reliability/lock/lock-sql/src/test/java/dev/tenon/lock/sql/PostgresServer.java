package dev.tenon.lock.sql;

import dev.tenon.devservices.DevPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The PostgreSQL of a test class.
final class PostgresServer implements SqlServer {

  private final DevPostgres postgres = DevPostgres.temporary();

  @Override
  public String jdbcUrl() {
    return postgres.jdbcUrl();
  }

  @Override
  public String user() {
    return postgres.user();
  }

  @Override
  public String password() {
    return postgres.password();
  }

  @Override
  public Connection elsewhere() throws SQLException {
    var connection = DriverManager.getConnection(jdbcUrl(), user(), password());
    try (var statement = connection.createStatement()) {
      statement.execute("set time zone 'America/St_Johns'");
    }
    return connection;
  }

  DevPostgres postgres() {
    return postgres;
  }

  @Override
  public void close() {
    postgres.close();
  }
}
