package dev.tenon.lock.sql;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// MariaDB 10.5 and later, with InnoDB.
///
/// Names are bytes there: its collations take what differs in case, in accents or in spaces at the
/// end for the same.
record MariaDb() implements Dialect {

  @Override
  public String id() {
    return "mariadb";
  }

  /// Without a detour over local time, which summer time sets back. It stands still within a
  /// statement.
  @Override
  public String now() {
    return "timestampdiff(microsecond, '1970-01-01', utc_timestamp(6))";
  }

  /// `ends` is set last, since each assignment sees those before it. The lock was granted where the
  /// row is what this statement writes: the owner alone does not tell, since who holds it may ask
  /// again.
  @Override
  public String acquire(String table) {
    return """
    insert into %1$s (name, owner, fence, ends) values (?, ?, %2$s, %2$s + ?)
    on duplicate key update
      fence = if(ends <= %2$s, greatest(fence + 1, values(fence)), fence),
      owner = if(ends <= %2$s, values(owner), owner),
      ends = if(ends <= %2$s, values(ends), ends)
    returning owner = ? and ends = %2$s + ?, fence, ends - %2$s
    """
        .formatted(table, now());
  }

  @Override
  public void bindAcquire(PreparedStatement statement, String name, String owner, long micros)
      throws SQLException {
    bindName(statement, 1, name);
    statement.setString(2, owner);
    statement.setLong(3, micros);
    statement.setString(4, owner);
    statement.setLong(5, micros);
  }

  @Override
  public String raise(String table) {
    return """
    insert into %s (name, fence) values (?, ?)
    on duplicate key update fence = greatest(fence, values(fence))
    returning fence
    """
        .formatted(table);
  }

  @Override
  public void bindName(PreparedStatement statement, int index, String name) throws SQLException {
    statement.setBytes(index, name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String name(ResultSet row) throws SQLException {
    return new String(row.getBytes(1), StandardCharsets.UTF_8);
  }
}
