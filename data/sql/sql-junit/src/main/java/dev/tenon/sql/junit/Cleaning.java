package dev.tenon.sql.junit;

import dev.tenon.sql.junit.Contents.Seed;
import dev.tenon.sql.junit.Contents.Sequence;
import dev.tenon.sql.junit.Contents.Trigger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes a database as it was when it was migrated, in as few statements as have something to do.
///
/// Rows are deleted, since `truncate` takes twenty times as long on tables with few rows, and waits
/// for whoever reads them. All tables are emptied in one statement, and filled in one: PostgreSQL
/// looks at foreign keys when a statement ends, so that their order, and circles, do not matter.
final class Cleaning {

  private final Contents contents;
  private String transaction;

  Cleaning(Contents contents) {
    this.contents = contents;
    transaction = contents.transaction();
  }

  void run(Connection connection) throws SQLException {
    var written = written(connection);
    if (!written.isEmpty()) {
      connection.setAutoCommit(false);
      try {
        putBack(connection, written);
        connection.commit();
      } catch (SQLException failed) {
        connection.rollback();
        throw failed;
      } finally {
        connection.setAutoCommit(true);
      }
    }
    if (!contents.sequences().isEmpty()) {
      Sql.list(connection, sequencesBack(), row -> row.getLong(1));
    }
  }

  /// The tables that are not as they were.
  private Set<String> written(Connection connection) throws SQLException {
    if (contents.tables().isEmpty()) {
      return Set.of();
    }
    var seeded = contents.seeds().stream().collect(Collectors.toMap(Seed::table, Seed::rows));
    var question =
        contents.tables().stream()
            .map(table ->
                "select %s where %s"
                    .formatted(
                        Sql.literal(table),
                        seeded.containsKey(table)
                            ? isChanged(table, seeded.get(table))
                            : "exists (select from only %s)".formatted(table)))
            .collect(Collectors.joining(" union all "));
    return new HashSet<>(Sql.list(connection, question, row -> row.getString(1)));
  }

  /// Whether a row was added, changed or removed, by the transactions that wrote what is there.
  private String isChanged(String table, long rows) {
    return "(select count(*) from only %s) <> %d or exists (select from only %s where age(xmin) < age('%s'::xid))"
        .formatted(table, rows, table, transaction);
  }

  private void putBack(Connection connection, Set<String> written) throws SQLException {
    var seeds = contents.seeds();
    boolean isSeedWritten = seeds.stream().anyMatch(seed -> written.contains(seed.table()));
    if (isSeedWritten) {
      // One may refer to another, so all of them go and come back.
      seeds.forEach(seed -> written.add(seed.table()));
    }
    var triggers =
        contents.triggers().stream().filter(one -> written.contains(one.table())).toList();
    alter(connection, triggers, "disable");
    Sql.run(connection, all(List.copyOf(written), table -> "delete from only " + table));
    if (isSeedWritten) {
      Sql.run(
          connection,
          all(
              seeds,
              seed ->
                  "insert into %s (%s) overriding system value select * from %s"
                      .formatted(seed.table(), seed.columns(), seed.kept())));
      transaction = Sql.text(connection, "select pg_current_xact_id()::xid::text");
    }
    alter(connection, triggers, "enable");
  }

  private static void alter(Connection connection, List<Trigger> triggers, String verb)
      throws SQLException {
    for (var trigger : triggers) {
      Sql.run(
          connection,
          "alter table %s %s trigger %s".formatted(trigger.table(), verb, trigger.name()));
    }
  }

  /// Many statements as one.
  private static <T> String all(List<T> items, Function<T, String> statement) {
    return items.stream()
        .map(item -> "w%d as (%s)".formatted(items.indexOf(item), statement.apply(item)))
        .collect(Collectors.joining(", ", "with ", " select"));
  }

  private String sequencesBack() {
    return contents.sequences().stream()
        .map(Cleaning::row)
        .collect(
            Collectors.joining(
                ", ",
                "select setval(k.name::regclass, k.value, k.called) from (values ",
                """
                ) as k (name, value, called)
                join pg_sequences s on format('%I.%I', s.schemaname, s.sequencename) = k.name
                where s.last_value is distinct from case when k.called then k.value end\
                """));
  }

  private static String row(Sequence sequence) {
    return "(%s, %d, %s)"
        .formatted(Sql.literal(sequence.name()), sequence.value(), sequence.isCalled());
  }
}
