package dev.tenon.lock;

/// What is done while a lock is held, without a result.
///
/// @param <X> the checked exception that the block may throw
@FunctionalInterface
public interface LockAction<X extends Exception> {

  /// Does the work.
  ///
  /// @param lease the lease that it is done under; give its [fence][Lease#fence()] to the store
  ///   that is written to
  void run(Lease lease) throws X;
}
