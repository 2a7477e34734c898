package dev.tenon.lifecycle;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a server that a component stands on can be reached: it is tried at start, asked for a
/// sign of life at the heartbeat and whenever a call has failed for want of one, and tried again
/// and again while it is away (after 100 ms, then less and less often).
///
/// Says in the log once that the server is away, and once that it is back.
///
/// Thread-safe. Its thread is virtual.
public final class Reachability implements AutoCloseable {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration BETWEEN_SUSPICIONS = Duration.ofMillis(50);

  /// What is to be reached.
  public interface Peer {

    /// Makes a connection, in place of the one before where there is one.
    ///
    /// @throws Unreachable where another attempt may go better
    /// @throws RuntimeException for what no waiting mends
    void connect() throws Unreachable;

    /// Whether the connection gives a sign of life; not asked before there is one.
    ///
    /// @param isSuspected whether a call has failed since it was asked last
    boolean isAlive(boolean isSuspected);
  }

  /// The server cannot be reached now.
  public static final class Unreachable extends Exception {

    private static final long serialVersionUID = 1;

    /// For this cause, whose message goes to the log.
    public Unreachable(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }

  /// How it stands.
  public enum State {
    /// Not started, or the first attempt is under way.
    NEW,
    /// Away, and tried again in the background.
    AWAY,
    /// Reachable, as far as is known.
    READY,
    /// Of no use until the service is mended and restarted.
    REFUSED,
    /// Closed, for good.
    CLOSED
  }

  private final String name;
  private final Logger log;
  private final Peer peer;
  private final Duration longestPause;
  private final Semaphore suspicion = new Semaphore(0);
  private volatile State state = State.NEW;
  private boolean isStarted;
  private volatile @Nullable Thread watch;

  private Reachability(String name, Class<?> owner, Peer peer, Duration longestPause) {
    this.name = name;
    this.log = LoggerFactory.getLogger(owner);
    this.peer = peer;
    this.longestPause = longestPause;
  }

  /// Of a server that is not tried before [#start()].
  ///
  /// @param name what it is, in readiness and log: `database`
  /// @param owner whose log it is
  /// @param longestPause between two looks at the server, whether it is there or away
  public static Reachability of(String name, Class<?> owner, Peer peer, Duration longestPause) {
    return new Reachability(name, owner, peer, longestPause);
  }

  /// Tries once, in this thread, and goes on in the background.
  ///
  /// @throws IllegalStateException if it was started or closed before
  /// @throws RuntimeException what the peer says that no waiting mends
  public void start() {
    begin();
    try {
      connect();
    } catch (Unreachable e) {
      lost(e);
    }
    watch = Thread.ofVirtual().name(name + "-watch").start(this::watch);
  }

  private synchronized void begin() {
    if (isStarted || state == State.CLOSED) {
      throw new IllegalStateException("The %s was started or closed before.".formatted(name));
    }
    isStarted = true;
  }

  /// How it stands now; answered from what is known.
  public State state() {
    return state;
  }

  /// Ready, or in two words why not.
  public Readiness ready() {
    return switch (state) {
      case READY -> Readiness.READY;
      case NEW -> Readiness.notReady(name + " not started");
      case AWAY -> Readiness.notReady(name + " unreachable");
      case REFUSED -> Readiness.notReady(name + " refused");
      case CLOSED -> Readiness.notReady(name + " closed");
    };
  }

  /// Says that a call has failed for want of a sign of life: whether the server is lost is found
  /// out in the background, soon.
  public void suspect() {
    suspicion.release();
  }

  /// Ends the attempts; the second time it does nothing. A connection is the owner's to close, also
  /// one that was made while this closed: [#state()] says so to `connect`'s caller.
  @Override
  public void close() {
    become(State.CLOSED);
    var watching = watch;
    if (watching != null) {
      watching.interrupt();
    }
  }

  /// Closed is for good.
  ///
  /// @return the state before
  private synchronized State become(State next) {
    var before = state;
    if (before != State.CLOSED) {
      state = next;
    }
    return before;
  }

  private void connect() throws Unreachable {
    peer.connect();
    if (become(State.READY) == State.AWAY) {
      log.info("{} is back", name);
    }
  }

  private void lost(Unreachable e) {
    var before = become(State.AWAY);
    if (before == State.NEW || before == State.READY) {
      log.warn("{} cannot be used, trying again in the background: {}", name, e.getMessage());
    }
  }

  private void watch() {
    var pause = state == State.AWAY ? FIRST_PAUSE : longestPause;
    try {
      while (state == State.AWAY || state == State.READY) {
        boolean isSuspected = suspicion.tryAcquire(jittered(pause), TimeUnit.MILLISECONDS);
        suspicion.drainPermits();
        if (state == State.READY && peer.isAlive(isSuspected)) {
          pause = longestPause;
        } else {
          pause = isFound() ? longestPause : longer(pause, isSuspected);
        }
        if (isSuspected) {
          Thread.sleep(BETWEEN_SUSPICIONS); // each call that fails brings one
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    } catch (RuntimeException e) {
      become(State.REFUSED);
      log.error("{} is of no use until the service is mended and restarted", name, e);
    }
  }

  private boolean isFound() {
    try {
      connect();
      return true;
    } catch (Unreachable e) {
      lost(e);
      return false;
    }
  }

  private Duration longer(Duration pause, boolean isSuspected) {
    var next = isSuspected ? FIRST_PAUSE : pause.multipliedBy(2);
    return next.compareTo(longestPause) > 0 ? longestPause : next;
  }

  private static long jittered(Duration pause) {
    long millis = pause.toMillis();
    return millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
  }
}
