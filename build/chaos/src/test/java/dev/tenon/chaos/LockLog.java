package dev.tenon.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Reads in the log what went wrong. It knows nothing of locks, only what a row that is changed by
/// one at a time must have gone through.
record LockLog(DataSource source) {

  private static final String ORDERED =
      """
      from (select value, fence, worker,
              lag(value, 1, 0::bigint) over in_order as before,
              lag(fence, 1, 0::bigint) over in_order as fence_before,
              lag(worker) over in_order as worker_before
            from chaos_log window in_order as (order by value, fence)) as ordered
      """;

  /// How often the row was changed.
  long changes() {
    return Database.number(source, "select count(*) from chaos_log");
  }

  /// How often another worker than the last one changed it.
  long handovers() {
    return Database.number(source, "select count(*) " + ORDERED + " where worker <> worker_before");
  }

  /// The greatest fence that was written with; 0 before the first one.
  long newest() {
    return Database.number(source, "select coalesce(max(fence), 0) from chaos_log");
  }

  long changesOf(String worker) {
    return Database.number(
        source, "select count(*) from chaos_log where worker = '" + worker + "'");
  }

  /// How many writes were refused.
  long refusals() {
    return Database.number(source, "select count(*) from chaos_refused");
  }

  /// How many writes came under a smaller fence than the one before: what fences are there to
  /// prevent.
  long staleWrites() {
    return Database.number(source, "select count(*) " + ORDERED + " where fence < fence_before");
  }

  /// What does not hold, in words; empty if all is well.
  List<String> violations() {
    var found = new ArrayList<String>();
    Map.of(
            "%d changes are missing or doubled: values do not go up by one",
            "select count(*) " + ORDERED + " where value <> before + 1",
            "%d changes are not in the row, or not in the log",
            "select abs((select counter from chaos_shared) - (select count(*) from chaos_log))",
            "%d fences were used by several workers",
            "select count(*) from (select fence from chaos_log group by fence having count(distinct worker) > 1) as shared",
            "%d fences wrote twice, though each wrote once",
            "select count(*) from (select fence from chaos_log group by fence having count(*) > 1) as doubled")
        .forEach((words, query) -> add(found, words, Database.number(source, query)));
    add(found, "%d late writes were accepted: a later holder had written before", staleWrites());
    return found;
  }

  private static void add(List<String> found, String words, long count) {
    if (count > 0) {
      found.add(words.formatted(count));
    }
  }
}
