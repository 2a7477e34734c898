package dev.tenon.lock.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Makes a table, and keeps it small.
///
/// @param kind the table's default name without its prefix, which also names its resource
/// @param table its name
/// @param isIdle which rows may go, besides those whose fence is of late; a condition in SQL, with
///   `%s` for the time and an `and` at its end, or nothing
record Maintenance(Server server, String kind, String table, String isIdle) {

  private static final int PAGE = 500;
  private static final Duration LONGEST_IDLE = Duration.ofDays(3650);

  void createTable() {
    server.runUnchecked(session -> {
      try (var statement = session.connection().createStatement()) {
        statement.setQueryTimeout(server.options().timeoutSeconds());
        statement.execute(ddl(Dialect.of(session.connection())));
      } catch (SQLException failure) {
        if (!SqlFailures.isMadeByAnother(failure)) {
          throw failure;
        }
      }
      return table;
    });
  }

  private String ddl(Dialect dialect) {
    return resource("%s-%s.sql".formatted(kind, dialect.id())).replace("tenon_" + kind, table);
  }

  private static String resource(String name) {
    try (InputStream file = Maintenance.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Goes through the table by its key, so that no statement locks what it does not delete.
  long purge(Duration idle, Duration shortest) {
    if (idle.compareTo(shortest) < 0 || idle.compareTo(LONGEST_IDLE) > 0) {
      throw new IllegalArgumentException(
          "idle is %s to %s, not %s.".formatted(shortest, LONGEST_IDLE, idle));
    }
    long purged = 0;
    var names = page("", idle);
    while (!names.isEmpty()) {
      purged += purged(names, idle);
      names = names.size() < PAGE ? List.of() : page(names.getLast(), idle);
    }
    return purged;
  }

  private List<String> page(String after, Duration idle) {
    return server.runUnchecked(session -> {
      var dialect = Dialect.of(session.connection());
      var sql =
          "select name from %s where name > ? and %s order by name limit %d"
              .formatted(table, idleNow(dialect), PAGE);
      try (var statement = session.prepare(sql)) {
        dialect.bindName(statement, 1, after);
        statement.setLong(2, Micros.of(idle));
        var names = new ArrayList<String>();
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            names.add(dialect.name(rows));
          }
        }
        return names;
      }
    });
  }

  private long purged(List<String> names, Duration idle) {
    return server.runUnchecked(session -> {
      var dialect = Dialect.of(session.connection());
      var sql =
          "delete from %s where name in (?%s) and %s"
              .formatted(table, ", ?".repeat(names.size() - 1), idleNow(dialect));
      try (var statement = session.prepare(sql)) {
        for (int i = 0; i < names.size(); i++) {
          dialect.bindName(statement, i + 1, names.get(i));
        }
        statement.setLong(names.size() + 1, Micros.of(idle));
        return statement.executeUpdate();
      }
    });
  }

  private String idleNow(Dialect dialect) {
    return (isIdle + "fence < %s - ?").replace("%s", dialect.now());
  }
}
