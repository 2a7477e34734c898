package dev.tenon.redis;

import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Readiness;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The link to a Redis, and whether it can be reached.
///
/// It is asked for a sign of life at the heartbeat, and whenever a call has failed for want of one;
/// a link that gives none is replaced, again and again while the server is away.
final class Watch {

  private enum State {
    NEW,
    STARTING,
    AWAY,
    READY,
    CLOSED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration BETWEEN_SUSPICIONS = Duration.ofMillis(50);

  private final Connector connector;
  private final Duration patience;
  private final Duration longestPause;
  private final Semaphore suspicion = new Semaphore(0);
  private volatile State state = State.NEW;
  private volatile @Nullable Link link;
  private volatile @Nullable Thread thread;

  /// @param patience with a sign of life
  /// @param longestPause between two looks at the server, whether it is there or away
  Watch(Connector connector, Duration patience, Duration longestPause) {
    this.connector = connector;
    this.patience = patience;
    this.longestPause = longestPause;
  }

  void start() {
    if (become(State.STARTING) != State.NEW) {
      throw new IllegalStateException("The Redis was started or closed before.");
    }
    var isInterrupted = Thread.currentThread().isInterrupted();
    try {
      connect();
    } catch (RedisFailure e) {
      throw e;
    } catch (RuntimeException e) { // the driver's, or what it says when it is closed meanwhile
      requireMendable(e);
      lost(e);
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt(); // the driver's timer forgets it when it starts
      }
    }
    thread = Thread.ofVirtual().name("redis-watch").start(this::watch);
  }

  Readiness ready() {
    return switch (state) {
      case READY -> Readiness.READY;
      case NEW, STARTING -> Readiness.notReady("redis not started");
      case AWAY -> Readiness.notReady("redis unreachable");
      case CLOSED -> Readiness.notReady("redis closed");
    };
  }

  /// @throws TransientError at once while the server is away
  Link link() {
    return switch (state) {
      case READY -> known();
      case AWAY -> throw new TransientError("Redis cannot be reached", null);
      case NEW, STARTING ->
          throw new IllegalStateException("The Redis is not started. Call start() first.");
      case CLOSED -> throw new IllegalStateException("The Redis is closed.");
    };
  }

  private Link known() {
    return Objects.requireNonNull(link, "ready without a link");
  }

  /// A call has had no answer: find out whether the server is lost.
  void suspect() {
    suspicion.release();
  }

  /// A link is of no use any more, though it gives signs of life: it leads to a replica.
  void renew(Link used) {
    used.close();
    suspect();
  }

  String version() {
    var current = link;
    return current == null ? "" : current.version();
  }

  boolean isReady() {
    return state == State.READY;
  }

  /// Closed is for good, and only what is new starts.
  ///
  /// @return the state before
  private synchronized State become(State next) {
    var before = state;
    if (before != State.CLOSED && (next != State.STARTING || before == State.NEW)) {
      state = next;
    }
    return before;
  }

  void close() {
    if (become(State.CLOSED) != State.CLOSED) {
      var watching = thread;
      if (watching != null) {
        watching.interrupt();
      }
      var current = link;
      if (current != null) {
        current.close();
      }
      connector.close();
    }
  }

  private void connect() {
    var fresh = connector.open();
    var old = link;
    link = fresh;
    var before = become(State.READY);
    if (old != null) {
      closeLater(old);
    }
    if (before == State.AWAY) {
      LOG.info("Redis is back");
    } else if (before == State.CLOSED) {
      fresh.close();
    }
  }

  /// Not before what runs on it has been answered or given up.
  private void closeLater(Link old) {
    CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
        .execute(old::close);
  }

  private void lost(RuntimeException e) {
    var before = become(State.AWAY);
    if (before != State.AWAY && before != State.CLOSED) {
      LOG.warn("Redis cannot be used, trying again in the background: {}", e.getMessage());
    }
  }

  /// At start, a wrong password is a wrong setting; later, the server may be on its way up.
  private static void requireMendable(RuntimeException e) {
    if (RedisErrors.isAccessRefused(e)) {
      throw new RedisFailure(
          RedisFailure.ACCESS_REFUSED, "The server refuses the user or the password.", e);
    }
  }

  private void watch() {
    var pause = state == State.AWAY ? FIRST_PAUSE : longestPause;
    try {
      while (state == State.AWAY || state == State.READY) {
        boolean suspected = suspicion.tryAcquire(jittered(pause), TimeUnit.MILLISECONDS);
        suspicion.drainPermits();
        if (state == State.READY && isAlive(suspected)) {
          pause = longestPause;
        } else {
          pause = isFound() ? longestPause : longer(pause, suspected);
        }
        if (suspected) {
          Thread.sleep(BETWEEN_SUSPICIONS); // each call that fails brings one
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /// @param suspected whether a call failed: on a cluster, another node may have what it wanted
  private boolean isAlive(boolean suspected) {
    var current = known();
    if (!current.isUsable(patience)) {
      return false;
    }
    try {
      if (suspected) {
        connector.refresh(current);
      }
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private boolean isFound() {
    try {
      connect();
      return true;
    } catch (RuntimeException e) {
      lost(e); // whatever it was, the next attempt may go better
      return false;
    }
  }

  private Duration longer(Duration pause, boolean suspected) {
    var next = suspected ? FIRST_PAUSE : pause.multipliedBy(2);
    return next.compareTo(longestPause) > 0 ? longestPause : next;
  }

  private static long jittered(Duration pause) {
    long millis = pause.toMillis();
    return millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
  }
}
