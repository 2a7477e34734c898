package dev.tenon.examples.springboot;

import dev.tenon.lock.Lease;
import dev.tenon.lock.sql.SqlFences;
import java.sql.Connection;
import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What was sold, day by day.
@Service
class Reports {

  private final JdbcTemplate jdbc;
  private final SqlFences fences;

  Reports(JdbcTemplate jdbc, SqlFences fences) {
    this.jdbc = jdbc;
    this.fences = fences;
  }

  /// Writes the report of a day, unless it is there. The fence keeps out an instance that stood
  /// still until another had its lock.
  @Transactional
  public void write(LocalDate day, Lease lease) {
    jdbc.execute((Connection connection) -> {
      fences.require(connection, lease);
      return lease;
    });
    if (jdbc.queryForList("select 1 from reports where day = ?", day).isEmpty()) {
      insert(day);
    }
  }

  private void insert(LocalDate day) {
    jdbc.update(
        """
        insert into reports (day, orders, total)
        select ?, count(*), coalesce(sum(price), 0)
        from orders where (placed_at at time zone 'UTC')::date = ?
        """,
        day,
        day);
  }
}
