/// What every store of locks must do, sentence by sentence: extend the
/// [contract][dev.tenon.lock.testkit.LockStoreContract] with a
/// [harness][dev.tenon.lock.testkit.LockHarness] and run it.
///
/// ```java
/// class RedisLockStoreTest extends LockStoreContract {
///   private static final RedisHarness HARNESS = new RedisHarness();
///
///   RedisLockStoreTest() {
///     super(HARNESS);
///   }
/// }
/// ```
///
/// It is not for testing a service: that takes `Locks.inMemory(clock)` as it is.
module dev.tenon.lock.testkit {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.lock;
  requires transitive dev.tenon.testkit;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;

  exports dev.tenon.lock.testkit;

  opens dev.tenon.lock.testkit;
}
