package dev.tenon.outbox;

import dev.tenon.outbox.spi.Lane;
import dev.tenon.outbox.spi.NewMessage;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.spi.Settled;
import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Lanes in memory, those that are due first first.
final class InMemoryOutboxStore<T> implements OutboxStore<T> {

  /// Messages of one lane and when they are due.
  private static final class Waiting {
    final long number;
    final Deque<Message> messages = new ArrayDeque<>();
    Instant due;
    int attempts;
    @Nullable UUID claim;

    Waiting(long number, Instant due) {
      this.number = number;
      this.due = due;
    }

    Instant due() {
      return due;
    }

    long number() {
      return number;
    }
  }

  private final InstantSource clock;
  private final BiConsumer<T, Runnable> afterCommit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition appended = lock.newCondition();
  private final Map<Long, Waiting> lanes = new HashMap<>();
  private final TreeSet<Waiting> byDue =
      new TreeSet<>(Comparator.comparing(Waiting::due).thenComparingLong(Waiting::number));
  private final Map<UUID, DeadLetter> dead = new LinkedHashMap<>();

  /// When those were delivered that are kept; nobody can ask for more of them.
  private final Deque<Instant> kept = new ArrayDeque<>();

  private long appends;

  InMemoryOutboxStore(InstantSource clock, BiConsumer<T, Runnable> afterCommit) {
    this.clock = clock;
    this.afterCommit = afterCommit;
  }

  @Override
  public void append(T transaction, List<NewMessage> messages) {
    var now = clock.instant();
    afterCommit.accept(
        transaction,
        () -> {
          lock.lock();
          try {
            messages.forEach(message -> put(message.lane(), written(message, now)));
          } finally {
            lock.unlock();
          }
        });
  }

  private static Message written(NewMessage message, Instant now) {
    return new Message(
        message.id(),
        message.topic(),
        message.key(),
        message.version(),
        message.payload(),
        message.headers(),
        now,
        1);
  }

  private void put(long number, Message message) {
    lanes.computeIfAbsent(number, this::opened).messages.add(message);
    appends++;
    appended.signalAll();
  }

  private Waiting opened(long number) {
    var lane = new Waiting(number, clock.instant());
    byDue.add(lane);
    return lane;
  }

  /// Moves a lane in the order of dues.
  private void dueAt(Waiting lane, Instant due) {
    byDue.remove(lane);
    lane.due = due;
    byDue.add(lane);
  }

  @Override
  public List<Lane> claim(UUID claim, int most, Duration lease) {
    lock.lock();
    try {
      var now = clock.instant();
      var due = byDue.stream().takeWhile(lane -> !lane.due.isAfter(now)).limit(most).toList();
      int each = most / Math.max(1, due.size());
      var claimed = new ArrayList<Lane>();
      for (var lane : due) {
        lane.claim = claim;
        lane.attempts++;
        dueAt(lane, now.plus(lease));
        claimed.add(new Lane(lane.number, claim, first(lane, each)));
      }
      return claimed;
    } finally {
      lock.unlock();
    }
  }

  private static List<Message> first(Waiting lane, int most) {
    var messages = lane.messages.stream().limit(most).toList();
    var first = attempted(messages.getFirst(), lane.attempts);
    var all = new ArrayList<>(messages);
    all.set(0, first);
    return all;
  }

  private static Message attempted(Message message, int attempt) {
    return new Message(
        message.id(),
        message.topic(),
        message.key(),
        message.version(),
        message.payload(),
        message.headers(),
        message.occurredAt(),
        attempt);
  }

  @Override
  public Settled settle(List<Settlement> settlements) {
    lock.lock();
    try {
      int effective = 0;
      boolean isMoreDue = false;
      for (var settlement : settlements) {
        var lane = lanes.get(settlement.lane().number());
        if (lane != null
            && Objects.equals(lane.claim, settlement.lane().claim())
            && isSettled(lane, settlement)) {
          effective++;
          isMoreDue |= lane.claim == null && !lane.messages.isEmpty();
        }
      }
      return new Settled(effective, isMoreDue);
    } finally {
      lock.unlock();
    }
  }

  private boolean isSettled(Waiting lane, Settlement settlement) {
    return switch (settlement) {
      case Settlement.Delivered delivered -> {
        var message = taken(lane, delivered.id());
        if (message != null && delivered.isKept()) {
          kept.add(clock.instant());
        }
        yield message != null;
      }
      case Settlement.Dead given -> {
        var message = taken(lane, given.id());
        if (message != null) {
          var letter =
              new DeadLetter(attempted(message, given.attempts()), given.reason(), clock.instant());
          dead.put(given.id(), letter);
        }
        yield message != null;
      }
      case Settlement.Returned returned -> {
        giveBack(lane, returned);
        yield true;
      }
    };
  }

  private void giveBack(Waiting lane, Settlement.Returned returned) {
    lane.claim = null;
    lane.attempts = returned.attempts();
    dueAt(lane, clock.instant().plus(returned.delay()));
    if (lane.messages.isEmpty()) {
      byDue.remove(lane);
      lanes.remove(lane.number);
    }
  }

  /// Takes a message out of its lane; null where it is not there, since it was settled before.
  private static @Nullable Message taken(Waiting lane, UUID id) {
    for (var message : lane.messages) {
      if (message.id().equals(id)) {
        lane.messages.remove(message);
        lane.attempts = 0;
        return message;
      }
    }
    return null;
  }

  @Override
  public Backlog backlog() {
    lock.lock();
    try {
      var now = clock.instant();
      var ages =
          lanes.values().stream()
              .flatMap(lane -> lane.messages.stream())
              .map(message -> Duration.between(message.occurredAt(), now))
              .toList();
      var oldest = ages.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
      return new Backlog(ages.size(), oldest, dead.size());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<DeadLetter> deadLetters(int most) {
    lock.lock();
    try {
      return dead.values().stream().limit(most).toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean replay(UUID id) {
    lock.lock();
    try {
      var letter = dead.remove(id);
      if (letter != null) {
        var message = letter.message();
        var key = message.key();
        put(key == null ? id.getLeastSignificantBits() : Lanes.of(key), attempted(message, 1));
      }
      return letter != null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int replayAll(String topic) {
    lock.lock();
    try {
      var ids =
          dead.values().stream()
              .map(DeadLetter::message)
              .filter(message -> message.topic().equals(topic))
              .map(Message::id)
              .toList();
      ids.forEach(this::replay);
      return ids.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean discard(UUID id) {
    lock.lock();
    try {
      return dead.remove(id) != null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int purge(Duration age, int most) {
    lock.lock();
    try {
      var before = clock.instant().minus(age);
      int purged = 0;
      while (purged < most && !kept.isEmpty() && kept.getFirst().isBefore(before)) {
        kept.removeFirst();
        purged++;
      }
      return purged;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Wakeup wakeup() {
    return new Waking();
  }

  /// Wakes one relay for each change since it last waited.
  private final class Waking implements Wakeup {

    private long seen;
    private boolean isClosed;

    @Override
    public void await(Duration longest) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        long left = longest.toNanos();
        while (seen == appends && !isClosed && left > 0) {
          left = appended.awaitNanos(left);
        }
        seen = appends;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        isClosed = true;
        appended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
