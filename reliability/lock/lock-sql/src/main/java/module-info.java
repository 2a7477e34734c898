/// Locks kept in a database that a service has anyway: a [store][dev.tenon.lock.sql.SqlLockStore]
/// for PostgreSQL and MariaDB by plain JDBC, and [fences][dev.tenon.lock.sql.SqlFences] that are
/// checked in the transaction that writes.
///
/// ```java
/// var store = SqlLockStore.on(dataSource);
/// store.createTables();
/// var locks = Locks.on(store);
/// ```
///
/// It brings no driver and no pool along. It is not for locking rows: a transaction does that.
module dev.tenon.lock.sql {
  requires transitive dev.tenon.lock;
  requires transitive java.sql;
  requires static transitive org.jspecify;

  exports dev.tenon.lock.sql;
}
