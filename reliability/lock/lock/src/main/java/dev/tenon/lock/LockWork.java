package dev.tenon.lock;

/// What is done while a lock is held, with a result.
///
/// @param <T> the result, never null
/// @param <X> the checked exception that the block may throw; inferred as `RuntimeException` where
///   there is none
@FunctionalInterface
public interface LockWork<T, X extends Exception> {

  /// Does the work.
  ///
  /// @param lease the lease that it is done under; give its [fence][Lease#fence()] to the store
  ///   that is written to
  T run(Lease lease) throws X;
}
