package dev.tenon.outbox;

/// What is done with a message the first time, without a result.
///
/// @param <X> the checked exception that it may throw
@FunctionalInterface
public interface InboxAction<X extends Exception> {

  /// Does the work, in the transaction in which the message is marked.
  void run() throws X;
}
