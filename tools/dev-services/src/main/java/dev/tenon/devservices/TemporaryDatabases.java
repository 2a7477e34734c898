package dev.tenon.devservices;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Databases that live as long as a test.
final class TemporaryDatabases {

  private TemporaryDatabases() {}

  static DevPostgres create(Map<String, String> environment) {
    var configured = Ladder.configured(environment);
    return configured.isPresent()
        ? onConfigured(configured.get(), Admin.EMPTY)
        : TemporaryServer.shared().createDatabase(environment);
  }

  private static DevPostgres onConfigured(DatabaseUrl server, String template) {
    var name =
        "tenon_test_" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    try {
      var version = Admin.createDatabase(server, name, template);
      return new DevPostgres(
          Source.CONFIGURED,
          server.withDatabase(name),
          version,
          null,
          () -> drop(server, name),
          () -> onConfigured(server, name));
    } catch (SQLException refused) {
      throw new IllegalStateException(
          "A database for tests cannot be created on the server of DATABASE_URL, %s as user %s: %s. Allow it (ALTER ROLE … CREATEDB) or unset DATABASE_URL to use an embedded server."
              .formatted(server.jdbcUrl(), server.user(), refused.getMessage()),
          refused);
    }
  }

  /// A test that is over does not fail for what could not be tidied up.
  static void drop(DatabaseUrl server, String database) {
    try {
      Admin.dropDatabase(server, database);
    } catch (SQLException failed) {
      System.err.println(
          "PostgreSQL: the temporary database %s was not dropped: %s"
              .formatted(database, failed.getMessage()));
    }
  }
}
