package dev.tenon.lock.testkit;

/// What a store of locks does beyond what all do.
public enum LockCapability {
  /// Clients of other processes and machines see the same locks; without it, each store has its
  /// own.
  SHARED,
  /// The store can be away while the client lives; asking it is then a `TransientError`.
  CAN_BE_AWAY,
  /// Locks outlive a crash of the store; without it, they may be free after it, and fences grow all
  /// the same.
  SURVIVES_CRASH
}
