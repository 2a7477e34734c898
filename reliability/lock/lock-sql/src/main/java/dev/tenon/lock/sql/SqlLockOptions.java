package dev.tenon.lock.sql;

import java.time.Duration;

/// Where locks and fences are kept in a database, and how long a statement may take.
///
/// A table is named by lower-case letters, digits and underscores, up to 63 of them, with or
/// without a schema: `tenon_locks`, `app.tenon_locks`.
///
/// @param table of the locks; `tenon_locks` by default
/// @param fenceTable of the greatest fences that were seen; `tenon_fences` by default
/// @param timeout after which a statement is cancelled, in whole seconds, rounded up; a second
///   later the connection is given up, too. 1 s to 10 min, 5 s by default. How long to wait for a
///   connection is the pool's to say
public record SqlLockOptions(String table, String fenceTable, Duration timeout) {

  private static final int LONGEST_NAME = 63;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// Refuses what is no name of a table, and times out of bounds.
  public SqlLockOptions {
    requireName("table", table);
    requireName("fenceTable", fenceTable);
    if (table.equals(fenceTable)) {
      throw new IllegalArgumentException(
          "table and fenceTable are two tables, not both %s.".formatted(table));
    }
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "timeout is %s to %s, not %s.".formatted(SHORTEST, LONGEST, timeout));
    }
  }

  /// `tenon_locks`, `tenon_fences`, 5 s.
  public static SqlLockOptions defaults() {
    return new SqlLockOptions("tenon_locks", "tenon_fences", Duration.ofSeconds(5));
  }

  /// The same with locks in another table.
  public SqlLockOptions withTable(String other) {
    return new SqlLockOptions(other, fenceTable, timeout);
  }

  /// The same with fences in another table.
  public SqlLockOptions withFenceTable(String other) {
    return new SqlLockOptions(table, other, timeout);
  }

  /// The same with another timeout.
  public SqlLockOptions withTimeout(Duration other) {
    return new SqlLockOptions(table, fenceTable, other);
  }

  /// What JDBC takes: whole seconds, rounded up.
  int timeoutSeconds() {
    return Math.toIntExact(timeout.plusSeconds(1).minusNanos(1).toSeconds());
  }

  /// The name becomes a part of statements, so it holds nothing that would have to be quoted.
  private static void requireName(String option, String name) {
    var parts = name.split("\\.", -1);
    boolean isName = parts.length <= 2;
    for (var part : parts) {
      isName &= isIdentifier(part);
    }
    if (!isName) {
      throw new IllegalArgumentException(
          "%s is lower-case letters, digits and underscores, up to %d, with or without a schema and a dot before it; not \"%s\"."
              .formatted(option, LONGEST_NAME, shown(name)));
    }
  }

  private static boolean isIdentifier(String part) {
    return !part.isEmpty()
        && part.length() <= LONGEST_NAME
        && !isDigit(part.charAt(0))
        && part.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_' || isDigit(c));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String shown(String name) {
    return name.length() <= 100 ? name : name.substring(0, 100) + "…";
  }
}
