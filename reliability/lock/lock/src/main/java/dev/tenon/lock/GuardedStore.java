package dev.tenon.lock;

import dev.tenon.errors.TransientError;
import dev.tenon.lock.spi.Attempt;
import dev.tenon.lock.spi.LockStore;
import java.time.Duration;
import java.util.concurrent.Callable;

/// A store whose failures are ours: the one place where they are wrapped.
final class GuardedStore {

  private final LockStore store;

  GuardedStore(LockStore store) {
    this.store = store;
  }

  Attempt acquire(String name, String owner, Duration lease) {
    return guarded(() -> store.acquire(name, owner, lease));
  }

  boolean renew(String name, String owner, Duration lease) {
    return guarded(() -> store.renew(name, owner, lease));
  }

  boolean release(String name, String owner) {
    return guarded(() -> store.release(name, owner));
  }

  private <T> T guarded(Callable<T> step) {
    try {
      return step.call();
    } catch (TransientError | LockFailure ours) {
      throw ours;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransientError("Interrupted while the store of the locks was asked", interrupted);
    } catch (Exception failure) {
      throw store.isAway(failure)
          ? new TransientError("The store of the locks cannot be reached", failure)
          : LockFailure.store(failure);
    }
  }
}
