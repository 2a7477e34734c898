package dev.tenon.outbox;

import dev.tenon.errors.TransientError;
import java.util.function.Predicate;

/// Calls a store and translates what it throws: the one place where that is done.
///
/// @param id which failure it is when waiting does not help
/// @param what which store, for people
/// @param isAway whether waiting may help
record StoreCalls(String id, String what, Predicate<Exception> isAway) {

  /// A call of a store.
  @FunctionalInterface
  interface Call<R> {
    R run() throws Exception;
  }

  <R> R call(String doing, Call<R> call) {
    try {
      return call.run();
    } catch (TransientError | OutboxFailure known) {
      throw known;
    } catch (IllegalArgumentException | IllegalStateException misuse) {
      throw misuse;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientError("Interrupted while the %s was to %s".formatted(what, doing), e);
    } catch (Exception e) {
      if (isAway.test(e)) {
        throw new TransientError("The %s could not %s".formatted(what, doing), e);
      }
      throw new OutboxFailure(id, "The %s refused to %s.".formatted(what, doing), e);
    }
  }
}
