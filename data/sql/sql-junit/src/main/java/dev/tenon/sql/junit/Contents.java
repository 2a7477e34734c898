package dev.tenon.sql.junit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What is in a database once it is migrated: its tables, those with rows among them and where
/// these rows are kept, its sequences and its triggers.
///
/// @param tables all that a test may write to, quoted
/// @param seeds those among them that the migrations have filled
/// @param sequences where each of them stands
/// @param triggers those that fire, which putting rows back must not do
/// @param transaction the one in which the seeds were kept: no row of them is younger
record Contents(
    List<String> tables,
    List<Seed> seeds,
    List<Sequence> sequences,
    List<Trigger> triggers,
    String transaction) {

  /// The schema that keeps what the migrations have put into tables.
  private static final String KEPT = "tenon_seeds";

  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relpersistence <> 't'
        and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tenon_seeds')
        and c.relname <> 'tenon_migrations'
        and not exists (
          select from pg_depend d
          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by 1\
      """;

  private static final String SEQUENCES =
      """
      select format('%I.%I', schemaname, sequencename),
        coalesce(last_value, start_value), last_value is not null
      from pg_sequences where schemaname !~ '^pg_' order by 1\
      """;

  private static final String TRIGGERS =
      """
      select format('%I.%I', n.nspname, c.relname), quote_ident(t.tgname)
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and t.tgenabled = 'O' and c.relkind = 'r' order by 1, 2\
      """;

  /// A table that has rows from the beginning.
  ///
  /// @param columns all but those that are computed
  /// @param kept the table with a copy of the rows
  record Seed(String table, String columns, String kept, long rows) {}

  /// @param value the last one given, or the first to be given
  record Sequence(String name, long value, boolean isCalled) {}

  record Trigger(String table, String name) {}

  /// Keeps copies of all rows in the database itself, so that they are in its copies too.
  static Contents keep(Connection connection) throws SQLException {
    var tables = Sql.list(connection, TABLES, row -> row.getString(1));
    var seeds = new ArrayList<Seed>();
    for (var table : tables) {
      long rows = Long.parseLong(Sql.text(connection, "select count(*) from only " + table));
      if (rows > 0) {
        var columns = columns(connection, table);
        var kept = "%s.s%d".formatted(KEPT, seeds.size());
        seeds.add(new Seed(table, columns, kept, rows));
      }
    }
    if (!seeds.isEmpty()) {
      Sql.run(connection, "create schema " + KEPT);
    }
    for (var seed : seeds) {
      Sql.run(
          connection,
          "create table %s as select %s from only %s"
              .formatted(seed.kept(), seed.columns(), seed.table()));
    }
    return new Contents(
        tables,
        seeds,
        Sql.list(
            connection,
            SEQUENCES,
            row -> new Sequence(row.getString(1), row.getLong(2), row.getBoolean(3))),
        Sql.list(connection, TRIGGERS, row -> new Trigger(row.getString(1), row.getString(2))),
        Sql.text(connection, "select pg_current_xact_id()::xid::text"));
  }

  private static String columns(Connection connection, String table) throws SQLException {
    return Sql.text(
        connection,
        """
        select string_agg(quote_ident(attname), ', ' order by attnum)
        from pg_attribute
        where attrelid = %s::regclass and attnum > 0 and not attisdropped and attgenerated = ''\
        """
            .formatted(Sql.literal(table)));
  }
}
