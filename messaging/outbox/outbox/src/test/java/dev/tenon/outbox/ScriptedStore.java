package dev.tenon.outbox;

import dev.tenon.outbox.spi.Lane;
import dev.tenon.outbox.spi.NewMessage;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.spi.Settled;
import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A store that answers as it was told, call by call; what it was not told is the answer of a store
/// that is empty and well.
final class ScriptedStore implements OutboxStore<InMemoryTransaction> {

  final Queue<Callable<List<Lane>>> claims = new ConcurrentLinkedQueue<>();
  final Queue<Callable<Settled>> settles = new ConcurrentLinkedQueue<>();
  final Queue<Callable<Backlog>> backlogs = new ConcurrentLinkedQueue<>();
  final Queue<Callable<Integer>> purges = new ConcurrentLinkedQueue<>();
  final Queue<Runnable> waits = new ConcurrentLinkedQueue<>();

  /// What it was asked to settle, a list a call.
  final LinkedBlockingQueue<List<Settlement>> settled = new LinkedBlockingQueue<>();

  /// A lane of messages that are delivered for the first time.
  static Lane lane(int messages) {
    var some = new Message[messages];
    for (int i = 0; i < messages; i++) {
      some[i] = new Message(new UUID(0, i), "t", "k", 1, "1", Map.of(), Instant.EPOCH, 1);
    }
    return new Lane(1, new UUID(1, 1), List.of(some));
  }

  static <R> Callable<R> thrown(Exception e) {
    return () -> {
      throw e;
    };
  }

  /// The next settlements that it was asked to write down.
  List<Settlement> nextSettled() throws InterruptedException {
    return Objects.requireNonNull(settled.poll(60, TimeUnit.SECONDS), "settled within a minute");
  }

  private static <R> R answer(Queue<Callable<R>> script, R otherwise) throws Exception {
    var told = script.poll();
    return told == null ? otherwise : told.call();
  }

  @Override
  public List<Lane> claim(UUID claim, int most, Duration lease) throws Exception {
    return answer(claims, List.of());
  }

  @Override
  public Settled settle(List<Settlement> settlements) throws Exception {
    settled.add(settlements);
    return answer(settles, new Settled(settlements.size(), false));
  }

  @Override
  public int purge(Duration age, int most) throws Exception {
    return answer(purges, 0);
  }

  @Override
  public Wakeup wakeup() {
    var closed = new CountDownLatch(1);
    return new Wakeup() {
      @Override
      public void await(Duration longest) throws InterruptedException {
        var told = waits.poll();
        if (told != null) {
          told.run();
        }
        closed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public void close() {
        closed.countDown();
      }
    };
  }

  @Override
  public void append(InMemoryTransaction transaction, List<NewMessage> messages) {}

  @Override
  public Backlog backlog() throws Exception {
    return answer(backlogs, new Backlog(0, Duration.ZERO, 0));
  }

  @Override
  public List<DeadLetter> deadLetters(int most) {
    return List.of();
  }

  @Override
  public boolean replay(UUID id) {
    return false;
  }

  @Override
  public int replayAll(String topic) {
    return 0;
  }

  @Override
  public boolean discard(UUID id) {
    return false;
  }
}
