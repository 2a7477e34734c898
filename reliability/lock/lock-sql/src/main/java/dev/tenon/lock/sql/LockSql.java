package dev.tenon.lock.sql;

/// The statements over a table of locks.
record LockSql(Dialect dialect, String acquire, String renew, String release) {

  static LockSql of(Dialect dialect, String table) {
    var now = dialect.now();
    var isOwners = "where name = ? and owner = ? and ends > " + now;
    return new LockSql(
        dialect,
        dialect.acquire(table),
        "update %s set ends = %s + ? %s".formatted(table, now, isOwners),
        "update %s set ends = 0 %s".formatted(table, isOwners));
  }
}
