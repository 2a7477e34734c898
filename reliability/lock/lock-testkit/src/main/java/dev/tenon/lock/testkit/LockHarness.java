package dev.tenon.lock.testkit;

import dev.tenon.lock.spi.LockStore;
import dev.tenon.testkit.Harness;
import java.time.Duration;

/// What the contract needs of a kind of store.
///
/// What a capability is needed for is called only where it is declared.
public interface LockHarness extends Harness<LockCapability> {

  /// A store without locks. Called before each test.
  LockStore emptied();

  /// Lets time pass for the store, without waiting.
  void advance(Duration step);

  /// Takes all data from the store while it is used, as an empty replacement of its server would; a
  /// store that cannot lose less than itself gives a new one, some time later.
  ///
  /// @return the store as a client has it afterwards
  LockStore loseData();

  /// Another client of the same locks, as another process would have it, on a machine whose clock
  /// is ahead of the store's. Needs [LockCapability#SHARED].
  default LockStore client(Duration ahead) {
    throw new UnsupportedOperationException("needs SHARED");
  }

  /// Lets the store crash and come back. Needs [LockCapability#CAN_BE_AWAY].
  default void crash() {
    throw new UnsupportedOperationException("needs CAN_BE_AWAY");
  }

  /// Takes the store away, until [#bringBack()]. Needs [LockCapability#CAN_BE_AWAY].
  default void takeAway() {
    throw new UnsupportedOperationException("needs CAN_BE_AWAY");
  }

  /// Ends [#takeAway()], and waits until the client has found it again.
  default void bringBack() {
    throw new UnsupportedOperationException("needs CAN_BE_AWAY");
  }
}
