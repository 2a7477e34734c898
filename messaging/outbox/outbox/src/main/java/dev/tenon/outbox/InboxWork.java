package dev.tenon.outbox;

/// What is done with a message the first time, with a result.
///
/// @param <R> the result
/// @param <X> the checked exception that it may throw; inferred as `RuntimeException` where there
///   is none
@FunctionalInterface
public interface InboxWork<R, X extends Exception> {

  /// Does the work, in the transaction in which the message is marked.
  R run() throws X;
}
