package dev.tenon.sql;

/// What is done in one transaction, without a result; it must be repeatable, see [TransactionWork].
///
/// @param <X> the checked exception that the block may throw
@FunctionalInterface
public interface TransactionAction<X extends Exception> {

  /// Does the work; what is thrown rolls it back.
  ///
  /// @param tx the transaction, valid until this method returns, on this thread
  void run(Tx tx) throws X;
}
