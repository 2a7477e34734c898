package dev.tenon.lock;

import dev.tenon.errors.CheckReturnValue;
import dev.tenon.errors.TransientError;
import dev.tenon.lock.Acquisition.Acquired;
import dev.tenon.lock.Acquisition.Busy;
import dev.tenon.lock.spi.Attempt;
import dev.tenon.lock.spi.LockStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Locks by name, lent for a time: at most one holder each at any moment, among all processes that
/// share a store.
///
/// ```java
/// Optional<Summary> done = locks.whileHeld("report:daily", Duration.ofSeconds(30),
///     lease -> reports.write(report, lease.fence()));  // empty: somebody else does it
/// ```
///
/// **The lease.** A lock ends by itself when its lease is over, so a holder that died frees it. The
/// lease is how long the others wait then; it need not be as long as the work, since [#whileHeld]
/// renews it. It is counted by the store's clock.
///
/// **The fence.** A holder that stands still past the end of its lease (a long garbage collection,
/// a suspended machine, a network that is cut) comes back and does not know. No lock can prevent
/// that; the store that is written to can: give it [Lease#fence()], and let it refuse what is
/// smaller than the greatest it has seen. `SqlFences` of `tenon-lock-sql` does, in one statement.
///
/// **Not reentrant, not fair.** A thread that holds a lock and asks for it again finds it busy. Who
/// waits asks again at intervals, and whoever asks first after the release has it.
///
/// **When the store is away**, a `TransientError` is thrown. Where it was thrown by an acquisition,
/// the lock may be taken nevertheless, until the lease would have ended.
///
/// Names have 1 to 200 characters of Unicode, none of them control characters; leases last 1 ms to
/// 24 h.
///
/// Thread-safe.
public final class Locks {

  private static final int LONGEST_NAME = 200;
  private static final Duration SHORTEST_LEASE = Duration.ofMillis(1);
  private static final Duration LONGEST_LEASE = Duration.ofHours(24);

  private final GuardedStore store;
  private final Ticker ticker;
  private final LockOptions options;

  private Locks(GuardedStore store, Ticker ticker, LockOptions options) {
    this.store = store;
    this.ticker = ticker;
    this.options = options;
  }

  /// Locks on a store, with the default options.
  public static Locks on(LockStore store) {
    return on(store, LockOptions.defaults());
  }

  /// Locks on a store.
  public static Locks on(LockStore store, LockOptions options) {
    return on(store, options, Ticker.system());
  }

  static Locks on(LockStore store, LockOptions options, Ticker ticker) {
    return new Locks(new GuardedStore(store), ticker, options);
  }

  /// Locks in the memory of this process, for tests and for programs that run once: they lock the
  /// threads of this process out from each other, and no other process. In all else they behave as
  /// on a store.
  ///
  /// @param clock by which leases end
  public static Locks inMemory(InstantSource clock) {
    return on(LockStore.inMemory(clock), LockOptions.defaults(), Ticker.of(clock));
  }

  /// The same locks, waited for: at most so long.
  ///
  /// @throws IllegalArgumentException if the time is negative
  public Locks waiting(Duration patience) {
    return new Locks(store, ticker, options.withPatience(patience));
  }

  /// Does work while a lock is held, renewing the lease as long as it takes, but no longer than
  /// [LockOptions#longestHold()].
  ///
  /// Where the lease was lost although it was renewed, because the store was away or this process
  /// stood still, the work is not stopped: it can ask [Lease#requireHeld()] between its steps.
  ///
  /// @return what the work returns; empty if somebody else holds the lock, and held it for as long
  ///   as this waits
  /// @throws X what the work throws, as it is
  /// @throws LockFailure `TENON-K02` if the work was done but the lease was lost before it was;
  ///   `TENON-K01` if the store refuses
  /// @throws TransientError if the store is away, or this thread is interrupted while it waits; the
  ///   work was not done
  /// @throws IllegalArgumentException if the name or the lease is none
  @CheckReturnValue
  public <T, X extends Exception> Optional<T> whileHeld(
      String name, Duration lease, LockWork<T, X> work) throws X {
    return switch (acquire(name, lease)) {
      case Acquired(var held) -> Optional.of(done(held, work));
      case Busy _ -> Optional.empty();
    };
  }

  /// Does work without a result while a lock is held; see [#whileHeld].
  ///
  /// @return whether it was done
  /// @throws X what the work throws, as it is
  @CheckReturnValue
  public <X extends Exception> boolean runWhileHeld(String name, Duration lease, LockAction<X> work)
      throws X {
    return this.<Boolean, X>whileHeld(
            name,
            lease,
            held -> {
              work.run(held);
              return true;
            })
        .isPresent();
  }

  /// Takes a lock, waiting where these locks are [waited for][#waiting]. The lease is not renewed
  /// by itself.
  ///
  /// @throws TransientError if the store is away, or this thread is interrupted while it waits
  /// @throws LockFailure `TENON-K01` if the store refuses
  /// @throws IllegalArgumentException if the name or the lease is none
  @CheckReturnValue
  public Acquisition acquire(String name, Duration lease) {
    requireName(name);
    requireLease(lease);
    var owner = UUID.randomUUID().toString();
    long giveUp = System.nanoTime() + options.patience().toNanos();
    while (true) {
      long asked = ticker.nanos();
      switch (store.acquire(name, owner, lease)) {
        case Attempt.Granted(long fence) -> {
          return new Acquired(new Lease(store, ticker, name, owner, fence, lease, asked));
        }
        case Attempt.Held(var remaining) -> {
          long left = giveUp - System.nanoTime();
          if (left <= 0) {
            return new Busy(remaining);
          }
          pause(Math.min(left, jittered(options.poll())));
        }
      }
    }
  }

  private <T, X extends Exception> T done(Lease lease, LockWork<T, X> work) throws X {
    T result;
    try (var _ = Renewal.begin(lease, options.longestHold())) {
      result =
          Objects.requireNonNull(
              work.run(lease), "Work under a lock returned null; runWhileHeld has no result.");
    } catch (Throwable failure) {
      endAfter(failure, lease);
      throw failure;
    }
    if (!lease.endsKept()) {
      throw LockFailure.lost(lease.name());
    }
    return result;
  }

  private static void endAfter(Throwable failure, Lease lease) {
    try {
      lease.close();
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }

  /// Half of it at least, so that those who wait do not ask in step.
  private static long jittered(Duration poll) {
    long nanos = poll.toNanos();
    return nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1);
  }

  private static void pause(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(nanos));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransientError("Interrupted while waiting for a lock", interrupted);
    }
  }

  private static void requireName(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "The name of a lock has 1 to %d characters, this one %d."
              .formatted(LONGEST_NAME, name.length()));
    }
    if (name.codePoints().anyMatch(Locks::isRefused)) {
      throw new IllegalArgumentException(
          "The name of a lock holds no control characters and no half of a surrogate pair.");
    }
  }

  /// Half a surrogate pair is a question mark in UTF-8, so that two names would be one lock.
  private static boolean isRefused(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static void requireLease(Duration lease) {
    if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
      throw new IllegalArgumentException("A lease lasts 1 ms to 24 h, not " + lease + ".");
    }
  }
}
