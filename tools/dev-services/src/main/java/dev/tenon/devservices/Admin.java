package dev.tenon.devservices;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// What is asked of a server while it is made ready.
final class Admin {

  /// The role that initdb creates.
  static final String SUPERUSER = "postgres";

  /// What PostgreSQL itself makes new databases of.
  static final String EMPTY = "template1";

  /// A database, a role, or a row of the catalogue: another process was faster.
  private static final Set<String> EXISTS_ALREADY = Set.of("42P04", "42710", "23505");

  private static final String NOT_PERMITTED = "42501";

  private Admin() {}

  static Connection connect(DatabaseUrl url) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", url.user());
    properties.setProperty("password", url.password());
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("loginTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(url.jdbcUrl(), properties);
  }

  /// The version of the server, such as `18.6`, if it lets us in.
  static String version(DatabaseUrl url) throws SQLException {
    try (var connection = connect(url)) {
      return version(connection);
    }
  }

  private static String version(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
  }

  static Optional<String> versionIfReachable(DatabaseUrl url) {
    try {
      return Optional.of(version(url));
    } catch (SQLException unreachable) {
      return Optional.empty();
    }
  }

  /// Makes sure that the role is there, and that it owns the database; gives the version.
  static String provide(DatabaseUrl superuser, String role, String database) throws SQLException {
    return provide(superuser, role, database, EMPTY);
  }

  /// @param template the database that a new one is a copy of
  static String provide(DatabaseUrl superuser, String role, String database, String template)
      throws SQLException {
    try (var connection = connect(superuser)) {
      if (!has(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
        create(
            connection,
            "ROLE %s LOGIN CREATEDB CREATEROLE PASSWORD '%s'"
                .formatted(quoted(role), superuser.password()));
      }
      if (!has(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
        create(
            connection,
            "DATABASE %s OWNER %s TEMPLATE %s"
                .formatted(quoted(database), quoted(role), quoted(template)));
      }
      return version(connection);
    }
  }

  private static void create(Connection connection, String what) throws SQLException {
    try {
      execute(connection, "CREATE " + what);
    } catch (SQLException failed) {
      if (!EXISTS_ALREADY.contains(failed.getSQLState())) {
        throw failed;
      }
    }
  }

  /// Creates a database as a copy of another; gives the version of the server.
  static String createDatabase(DatabaseUrl url, String database, String template)
      throws SQLException {
    try (var connection = connect(url)) {
      execute(
          connection,
          "CREATE DATABASE %s TEMPLATE %s".formatted(quoted(database), quoted(template)));
      return version(connection);
    }
  }

  /// Drops a database, whoever is still connected to it.
  static void dropDatabase(DatabaseUrl url, String database) throws SQLException {
    var drop = "DROP DATABASE IF EXISTS " + quoted(database);
    try (var connection = connect(url)) {
      try {
        execute(connection, drop + " WITH (FORCE)");
      } catch (SQLException refused) {
        if (!NOT_PERMITTED.equals(refused.getSQLState())) {
          throw refused;
        }
        // An ordinary role may not end the processes of others, among them the server's own
        // cleaning, for which a patient drop waits.
        endOwnSessions(connection, database);
        execute(connection, drop);
      }
    }
  }

  private static void endOwnSessions(Connection connection, String database) throws SQLException {
    has(
        connection,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND datname = ?",
        database);
  }

  private static boolean has(Connection connection, String query, String name) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
