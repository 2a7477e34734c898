package dev.tenon.lock.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tenon.devservices.DevPostgres;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The PostgreSQL of a test class.
final class PostgresServer implements SqlServer {

  private final DevPostgres postgres = DevPostgres.temporary();

  @Override
  public String jdbcUrl() {
    var url = postgres.jdbcUrl();
    return "%s%suser=%s&password=%s"
        .formatted(
            url,
            url.contains("?") ? "&" : "?",
            URLEncoder.encode(postgres.user(), UTF_8),
            URLEncoder.encode(postgres.password(), UTF_8));
  }

  @Override
  public Connection elsewhere() throws SQLException {
    var connection = DriverManager.getConnection(jdbcUrl());
    try (var statement = connection.createStatement()) {
      statement.execute("set time zone 'America/St_Johns'");
    }
    return connection;
  }

  @Override
  public String waiting() {
    return "select count(*) from pg_locks where not granted";
  }

  DevPostgres postgres() {
    return postgres;
  }

  @Override
  public void close() {
    postgres.close();
  }
}
