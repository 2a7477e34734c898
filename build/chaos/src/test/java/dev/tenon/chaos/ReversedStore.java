package dev.tenon.chaos;

import dev.tenon.outbox.Backlog;
import dev.tenon.outbox.DeadLetter;
import dev.tenon.outbox.spi.Lane;
import dev.tenon.outbox.spi.NewMessage;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.spi.Settled;
import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Wakeup;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// A store that gives the messages of a key the other way round; all else is right.
record ReversedStore(OutboxStore<Connection> store) implements OutboxStore<Connection> {

  @Override
  public List<Lane> claim(UUID claim, int most, Duration lease) throws Exception {
    return store.claim(claim, most, lease).stream()
        .map(lane -> new Lane(lane.number(), lane.claim(), lane.messages().reversed()))
        .toList();
  }

  @Override
  public void append(Connection transaction, List<NewMessage> messages) throws Exception {
    store.append(transaction, messages);
  }

  @Override
  public Settled settle(List<Settlement> settlements) throws Exception {
    return store.settle(settlements);
  }

  @Override
  public Backlog backlog() throws Exception {
    return store.backlog();
  }

  @Override
  public List<DeadLetter> deadLetters(int most) throws Exception {
    return store.deadLetters(most);
  }

  @Override
  public boolean replay(UUID id) throws Exception {
    return store.replay(id);
  }

  @Override
  public int replayAll(String topic) throws Exception {
    return store.replayAll(topic);
  }

  @Override
  public boolean discard(UUID id) throws Exception {
    return store.discard(id);
  }

  @Override
  public int purge(Duration age, int most) throws Exception {
    return store.purge(age, most);
  }

  @Override
  public Wakeup wakeup() {
    return store.wakeup();
  }

  @Override
  public boolean isAway(Exception e) {
    return store.isAway(e);
  }
}
