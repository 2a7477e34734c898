/// Locks between threads, processes and machines: a [lock][dev.tenon.lock.Locks] is lent for a
/// time, and each [lease][dev.tenon.lock.Lease] carries a fence, a number by which a store can tell
/// a late holder from the present one.
///
/// ```java
/// var locks = Locks.on(RedisLockStore.on(redis)); // Locks.inMemory(clock) in a test
///
/// Optional<Summary> done = locks.whileHeld("report:daily", Duration.ofSeconds(30),
///     lease -> reports.write(report, lease.fence()));
/// ```
///
/// It is not a queue: whoever waits is served in no order. And it is no transaction: what must
/// never happen twice is guarded by the fence, in the store that it happens in.
module dev.tenon.lock {
  requires transitive dev.tenon.errors;
  requires static transitive org.jspecify;

  exports dev.tenon.lock;
  exports dev.tenon.lock.spi;
}
