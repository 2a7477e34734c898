package dev.tenon.outbox.testkit;

import dev.tenon.outbox.Backlog;
import dev.tenon.outbox.DeadLetter;
import dev.tenon.outbox.spi.Lane;
import dev.tenon.outbox.spi.NewMessage;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.spi.Settled;
import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Wakeup;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// A store that hands everything on, for those that break one thing.
class Passing<T> implements OutboxStore<T> {

  final OutboxStore<T> sound;

  Passing(OutboxStore<T> sound) {
    this.sound = sound;
  }

  @Override
  public void append(T transaction, List<NewMessage> messages) throws Exception {
    sound.append(transaction, messages);
  }

  @Override
  public List<Lane> claim(UUID claim, int most, Duration lease) throws Exception {
    return sound.claim(claim, most, lease);
  }

  @Override
  public Settled settle(List<Settlement> settlements) throws Exception {
    return sound.settle(settlements);
  }

  @Override
  public Backlog backlog() throws Exception {
    return sound.backlog();
  }

  @Override
  public List<DeadLetter> deadLetters(int most) throws Exception {
    return sound.deadLetters(most);
  }

  @Override
  public boolean replay(UUID id) throws Exception {
    return sound.replay(id);
  }

  @Override
  public int replayAll(String topic) throws Exception {
    return sound.replayAll(topic);
  }

  @Override
  public boolean discard(UUID id) throws Exception {
    return sound.discard(id);
  }

  @Override
  public int purge(Duration age, int most) throws Exception {
    return sound.purge(age, most);
  }

  @Override
  public Wakeup wakeup() {
    return sound.wakeup();
  }
}
