package dev.tenon.lock.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// PostgreSQL 12 and later.
record Postgres() implements Dialect {

  @Override
  public String id() {
    return "postgresql";
  }

  /// Not `now()`, which stands still within a transaction.
  @Override
  public String now() {
    return "(extract(epoch from clock_timestamp()) * 1000000)::bigint";
  }

  /// Who is held off writes nothing: `on conflict` alone would lock the row, and so write.
  @Override
  public String acquire(String table) {
    return """
    with clock as (
      select %2$s as now
    ), held as (
      select ends - now as remaining from %1$s, clock where name = ? and ends > now
    ), granted as (
      insert into %1$s as lock (name, owner, fence, ends)
      select ?, ?, now, now + ? from clock where not exists (select from held)
      on conflict (name) do update
        set owner = excluded.owner,
            fence = greatest(lock.fence + 1, excluded.fence),
            ends = excluded.ends
        where lock.ends <= excluded.fence
      returning fence
    )
    select true, fence, 0 from granted
    union all
    select false, 0, remaining from held
    """
        .formatted(table, now());
  }

  @Override
  public void bindAcquire(PreparedStatement statement, String name, String owner, long micros)
      throws SQLException {
    bindName(statement, 1, name);
    bindName(statement, 2, name);
    statement.setString(3, owner);
    statement.setLong(4, micros);
  }

  @Override
  public String raise(String table) {
    return """
    insert into %s as seen (name, fence) values (?, ?)
    on conflict (name) do update set fence = greatest(seen.fence, excluded.fence)
    returning fence
    """
        .formatted(table);
  }

  @Override
  public void bindName(PreparedStatement statement, int index, String name) throws SQLException {
    statement.setString(index, name);
  }

  @Override
  public String name(ResultSet row) throws SQLException {
    return row.getString(1);
  }
}
