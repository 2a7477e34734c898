package dev.tenon.lock.spi;

import java.time.Duration;
import java.time.InstantSource;

/// Where locks are kept: one record a name, with an owner, a fence and an end.
///
/// Each method is one atomic step. Time is the store's own, never the client's clock: two clients
/// do not agree on what time it is. A lock whose end has come is free, whether or not a record of
/// it remains.
///
/// The arguments are valid when they come: a name of 1 to 200 characters without control
/// characters, an owner of 36 characters that no other acquisition has, a lease of 1 ms to 24 h.
/// What the methods throw is wrapped by [dev.tenon.lock.Locks], once; throw what the driver throws.
///
/// Implementations are thread-safe. They are tested by extending `LockStoreContract` of
/// `tenon-lock-testkit`.
public interface LockStore {

  /// A store in the memory of this process, which no other process shares; nothing survives it.
  ///
  /// @param clock by which leases end
  static LockStore inMemory(InstantSource clock) {
    return new InMemoryLockStore(clock);
  }

  /// Takes the lock if it is free. It is not reentrant: who holds it and asks again is told so,
  /// too.
  ///
  /// The fence of a grant is positive and greater than that of every earlier grant of this name, by
  /// any client, after any restart, and also when the store has lost its data. A counter alone does
  /// not do that; the greater of the last fence plus one and the microseconds of the store's clock
  /// does, as long as that clock is not set back at the moment when data are lost.
  Attempt acquire(String name, String owner, Duration lease) throws Exception;

  /// Lets the lease of this owner end when `lease` has passed from now.
  ///
  /// @return whether the owner holds the lock; false if its lease has ended, even if nobody else
  ///   has taken the lock since
  boolean renew(String name, String owner, Duration lease) throws Exception;

  /// Frees the lock if this owner holds it, and leaves it alone otherwise.
  ///
  /// @return whether the owner held it until now; false if its lease had ended
  boolean release(String name, String owner) throws Exception;

  /// Whether an exception means that the store is away for now, so that it is worth asking again.
  default boolean isAway(Exception failure) {
    return false;
  }
}
