package dev.tenon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.lifecycle.Reachability.State;
import dev.tenon.lifecycle.Reachability.Unreachable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReachabilityTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(10);

  private final Server server = new Server();
  private Reachability reachability = reachability(OFTEN);

  /// A server that does as it is told, connection by connection; then it is there.
  private static final class Server implements Reachability.Peer {

    private final ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private volatile boolean isAlive = true;

    @Override
    public void connect() throws Unreachable {
      calls.add("connect");
      var failure = failures.poll();
      if (failure instanceof RuntimeException unmendable) {
        throw unmendable;
      }
      if (failure != null) {
        throw new Unreachable(failure);
      }
      isAlive = true;
    }

    @Override
    public boolean isAlive(boolean isSuspected) {
      calls.add(isSuspected ? "suspected" : "asked");
      return isAlive;
    }

    void awaitCall(String call) throws InterruptedException {
      while (!call.equals(calls.poll(30, TimeUnit.SECONDS))) {
        assertThat(Thread.interrupted()).isFalse();
      }
    }
  }

  @AfterEach
  void close() {
    reachability.close();
  }

  private Reachability reachability(Duration longestPause) {
    return Reachability.of("database", ReachabilityTest.class, server, longestPause);
  }

  private void awaitState(State state) {
    while (reachability.state() != state) {
      LockSupport.parkNanos(100_000);
    }
  }

  @Test
  void start_whereTheServerIsThere_isReady() {
    assertThat(reachability.ready()).isEqualTo(Readiness.notReady("database not started"));

    reachability.start();

    assertThat(reachability.ready()).isEqualTo(Readiness.READY);
  }

  @Test
  void start_whereTheServerIsAway_isNotReady_untilItIsThere() {
    server.failures.add(new IOException("away"));
    server.failures.add(new IOException("still away"));
    reachability = reachability(NEVER);

    reachability.start();

    assertThat(reachability.ready()).isEqualTo(Readiness.notReady("database unreachable"));
    awaitState(State.READY);
    assertThat(server.failures).isEmpty();
  }

  @Test
  void heartbeat_findsOutThatTheServerIsLost_andThatItIsBack() throws Exception {
    reachability.start();
    server.awaitCall("asked");
    server.failures.add(new IOException("away"));
    server.isAlive = false;

    awaitState(State.AWAY);
    awaitState(State.READY);
  }

  @Test
  void suspicion_isLookedInto_atOnce() throws Exception {
    reachability = reachability(NEVER);
    reachability.start();

    reachability.suspect();
    server.awaitCall("suspected");
    assertThat(reachability.state()).isEqualTo(State.READY);

    server.failures.add(new IOException("away"));
    server.isAlive = false;
    reachability.suspect();
    awaitState(State.AWAY);
    reachability.suspect(); // sooner than the next attempt would be
    awaitState(State.READY);
  }

  @Test
  void whatNoWaitingMends_refusesTheStart() {
    server.failures.add(new IllegalArgumentException("wrong password"));

    assertThatThrownBy(reachability::start).hasMessage("wrong password");
    assertThat(reachability.state()).isEqualTo(State.NEW);
  }

  @Test
  void whatNoWaitingMends_later_endsTheAttempts() {
    server.failures.add(new IOException("away"));
    server.failures.add(new IllegalArgumentException("a migration was changed"));

    reachability.start();

    awaitState(State.REFUSED);
    assertThat(reachability.ready()).isEqualTo(Readiness.notReady("database refused"));
  }

  @Test
  void start_twiceOrAfterTheEnd_isRefused() {
    reachability.start();
    assertThatIllegalStateException()
        .isThrownBy(reachability::start)
        .withMessage("The database was started or closed before.");

    var closed = reachability(NEVER);
    closed.close();
    closed.close();
    assertThatIllegalStateException().isThrownBy(closed::start);
    assertThat(closed.ready()).isEqualTo(Readiness.notReady("database closed"));
  }

  @Test
  void close_whileItIsTried_staysClosed() throws Exception {
    server.failures.add(new IOException("away"));
    reachability.start();
    reachability.close();

    assertThat(reachability.state()).isEqualTo(State.CLOSED);
    assertThat(reachability.ready()).isEqualTo(Readiness.notReady("database closed"));
  }
}
