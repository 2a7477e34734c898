package dev.tenon.redis;

import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Reachability;
import dev.tenon.lifecycle.Reachability.State;
import dev.tenon.lifecycle.Reachability.Unreachable;
import dev.tenon.lifecycle.Readiness;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The link to a Redis; one that gives no sign of life is replaced.
final class Watch implements Reachability.Peer {

  private final Connector connector;
  private final Duration patience;
  private final Reachability reachability;
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private volatile @Nullable Link link;

  /// @param patience with a sign of life
  /// @param longestPause between two looks at the server, whether it is there or away
  Watch(Connector connector, Duration patience, Duration longestPause) {
    this.connector = connector;
    this.patience = patience;
    reachability = Reachability.of("redis", Redis.class, this, longestPause);
  }

  void start() {
    var isInterrupted = Thread.currentThread().isInterrupted();
    try {
      reachability.start();
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt(); // the driver's timer forgets it when it starts
      }
    }
  }

  Readiness ready() {
    return reachability.ready();
  }

  /// @throws TransientError at once while the server is away
  Link link() {
    return switch (reachability.state()) {
      case READY -> known();
      case AWAY -> throw new TransientError("Redis cannot be reached", null);
      case NEW, REFUSED ->
          throw new IllegalStateException("The Redis is not started. Call start() first.");
      case CLOSED -> throw new IllegalStateException("The Redis is closed.");
    };
  }

  private Link known() {
    return Objects.requireNonNull(link, "ready without a link");
  }

  /// A call has had no answer: find out whether the server is lost.
  void suspect() {
    reachability.suspect();
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
    return reachability.state() == State.READY;
  }

  void close() {
    if (isClosed.compareAndSet(false, true)) {
      reachability.close();
      var current = link;
      if (current != null) {
        current.close();
      }
      connector.close();
    }
  }

  @Override
  public void connect() throws Unreachable {
    var old = link;
    try {
      link = connector.open();
    } catch (RuntimeException e) { // the driver's, or what it says when it is closed meanwhile
      if (reachability.state() == State.NEW) {
        requireMendable(e);
      }
      throw new Unreachable(e); // whatever it was, the next attempt may go better
    }
    if (old != null) {
      closeLater(old);
    }
    if (reachability.state() == State.CLOSED) {
      known().close();
    }
  }

  /// Not before what runs on it has been answered or given up.
  private void closeLater(Link old) {
    CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
        .execute(old::close);
  }

  /// At start, a wrong password is a wrong setting; later, the server may be on its way up.
  private static void requireMendable(RuntimeException e) {
    if (e instanceof RedisFailure) {
      throw e;
    }
    if (RedisErrors.isAccessRefused(e)) {
      throw new RedisFailure(
          RedisFailure.ACCESS_REFUSED, "The server refuses the user or the password.", e);
    }
  }

  /// @param isSuspected whether a call failed: on a cluster, another node may have what it wanted
  @Override
  public boolean isAlive(boolean isSuspected) {
    var current = known();
    if (!current.isUsable(patience)) {
      return false;
    }
    try {
      if (isSuspected) {
        connector.refresh(current);
      }
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
