package dev.tenon.sql;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the database is and how it is used.
///
/// @param url `jdbc:postgresql://host:port/name`; what its query string sets wins over the settings
///   made here. There is no default
/// @param user who connects; null where the URL says it
/// @param password the user's; null where the server asks for none. [#toString()] does not show it
/// @param maxConnections how many connections are held at most, 1 to 1000; 10 by default. The
///   server's own limit is shared by all instances of a service
/// @param connectTimeout how long a call waits for a connection before it fails with a transient
///   error, and how long connecting may take; 250 ms at least, 5 s by default
/// @param statementTimeout how long one statement may run, enforced by the server; 100 ms at least,
///   30 s by default. Migrations are exempt
/// @param migrations the class path folder of the migrations, `db/migration` by default; empty for
///   a service that leaves the schema alone
/// @param label a word or two added to the line printed at start, such as `embedded`; empty by
///   default
public record DatabaseOptions(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    int maxConnections,
    Duration connectTimeout,
    Duration statementTimeout,
    String migrations,
    String label) {

  private static final Duration LONGEST = Duration.ofHours(24);

  /// Refuses what no database could work with.
  ///
  /// @throws IllegalArgumentException naming the setting and what is expected
  public DatabaseOptions {
    if (maxConnections < 1 || maxConnections > 1000) {
      throw new IllegalArgumentException("maxConnections is 1 to 1000, not " + maxConnections);
    }
    requireBetween("connectTimeout", connectTimeout, Duration.ofMillis(250));
    requireBetween("statementTimeout", statementTimeout, Duration.ofMillis(100));
    if (migrations.startsWith("/") || migrations.endsWith("/") || migrations.contains("\\")) {
      throw new IllegalArgumentException(
          "migrations is a class path folder such as db/migration, without a slash at either end: "
              + migrations);
    }
  }

  /// Everything by default, and no URL: set one.
  public static DatabaseOptions defaults() {
    return new DatabaseOptions(
        null, null, null, 10, Duration.ofSeconds(5), Duration.ofSeconds(30), "db/migration", "");
  }

  /// With another URL.
  public DatabaseOptions withUrl(@Nullable String url) {
    return new DatabaseOptions(
        url, user, password, maxConnections, connectTimeout, statementTimeout, migrations, label);
  }

  /// With another user.
  public DatabaseOptions withUser(@Nullable String user) {
    return new DatabaseOptions(
        url, user, password, maxConnections, connectTimeout, statementTimeout, migrations, label);
  }

  /// With another password.
  public DatabaseOptions withPassword(@Nullable String password) {
    return new DatabaseOptions(
        url, user, password, maxConnections, connectTimeout, statementTimeout, migrations, label);
  }

  /// With another limit of connections.
  public DatabaseOptions withMaxConnections(int maxConnections) {
    return new DatabaseOptions(
        url, user, password, maxConnections, connectTimeout, statementTimeout, migrations, label);
  }

  /// With another wait for a connection.
  public DatabaseOptions withConnectTimeout(Duration connectTimeout) {
    return new DatabaseOptions(
        url, user, password, maxConnections, connectTimeout, statementTimeout, migrations, label);
  }

  /// With another limit for one statement.
  public DatabaseOptions withStatementTimeout(Duration statementTimeout) {
    return new DatabaseOptions(
        url, user, password, maxConnections, connectTimeout, statementTimeout, migrations, label);
  }

  /// With another folder of migrations.
  public DatabaseOptions withMigrations(String migrations) {
    return new DatabaseOptions(
        url, user, password, maxConnections, connectTimeout, statementTimeout, migrations, label);
  }

  /// With another label.
  public DatabaseOptions withLabel(String label) {
    return new DatabaseOptions(
        url, user, password, maxConnections, connectTimeout, statementTimeout, migrations, label);
  }

  /// The options without the password and without the query string of the URL, which may hold one.
  @Override
  public String toString() {
    return "DatabaseOptions[url=%s, user=%s, password=%s, maxConnections=%d, connectTimeout=%s, statementTimeout=%s, migrations=%s, label=%s]"
        .formatted(
            url == null ? "none" : url.replaceFirst("\\?.*", "?…"),
            user == null ? "none" : user,
            password == null ? "none" : "hidden",
            maxConnections,
            connectTimeout,
            statementTimeout,
            migrations,
            label);
  }

  private static void requireBetween(String name, Duration value, Duration shortest) {
    if (value.compareTo(shortest) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s is %s to %s, not %s".formatted(name, shortest, LONGEST, value));
    }
  }
}
