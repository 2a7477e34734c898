package dev.tenon.sql.junit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Who else works on the database: a test is over when the transactions that it began are.
final class Sessions {

  private static final String OPEN =
      """
      select pid, xact_start::text, state, query
      from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend'
        and pid <> pg_backend_pid() and xact_start is not null
      order by xact_start, pid\
      """;

  private final Connection connection;
  private final Duration patience;

  Sessions(Connection connection, Duration patience) {
    this.connection = connection;
    this.patience = patience;
  }

  private record Open(int pid, String since, String state, String statement) {

    boolean isSame(Open other) {
      return pid == other.pid && since.equals(other.since);
    }

    /// `idle in transaction, after "insert into items …"`.
    String words() {
      var oneLine = statement.strip().replaceAll("\\s+", " ");
      var end = oneLine.length() > 100 ? oneLine.substring(0, 100) + "…" : oneLine;
      return "%s, %s \"%s\"".formatted(state, state.startsWith("idle") ? "after" : "in", end);
    }
  }

  /// Waits for the transactions that are open now, as those of a relay are for moments; ends those
  /// that stay.
  ///
  /// @return what there is to say of those that were ended; empty if there were none
  String settle() throws SQLException {
    var remaining = open();
    var deadline = Deadline.in(patience);
    while (!remaining.isEmpty() && !deadline.hasPassed()) {
      Deadline.pause();
      var now = open();
      remaining = remaining.stream().filter(one -> now.stream().anyMatch(one::isSame)).toList();
    }
    for (var left : remaining) {
      Sql.list(
          connection,
          "select pg_terminate_backend(%d, 5000)".formatted(left.pid()),
          row -> row.getBoolean(1));
    }
    return remaining.stream().map(Open::words).collect(Collectors.joining("; "));
  }

  private List<Open> open() throws SQLException {
    return Sql.list(
        connection,
        OPEN,
        row -> new Open(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)));
  }
}
