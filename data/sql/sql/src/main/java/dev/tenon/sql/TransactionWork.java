package dev.tenon.sql;

import org.jspecify.annotations.Nullable;

/// What is done in one transaction, with a result.
///
/// It must be repeatable: when the database finds that two transactions stand in each other's way,
/// the whole block runs again. So send no mail and call no other service in it.
///
/// @param <T> the result
/// @param <X> the checked exception that the block may throw; inferred as `RuntimeException` where
///   there is none
@FunctionalInterface
public interface TransactionWork<T extends @Nullable Object, X extends Exception> {

  /// Does the work; what is thrown rolls it back.
  ///
  /// @param tx the transaction, valid until this method returns, on this thread
  T run(Tx tx) throws X;
}
