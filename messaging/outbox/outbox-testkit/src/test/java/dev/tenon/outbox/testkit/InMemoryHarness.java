package dev.tenon.outbox.testkit;

import dev.tenon.outbox.InMemoryStores;
import dev.tenon.outbox.InMemoryTransaction;
import dev.tenon.outbox.spi.InboxStore;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.testkit.Capabilities;
import dev.tenon.testkit.Harness;
import dev.tenon.testkit.SettableClock;
import java.time.Duration;

/// The backends in the box.
abstract class InMemoryHarness<C extends Enum<C>>
    implements TransactionHarness<InMemoryTransaction, C>, Harness<C> {

  static final String NO_WAITING = "its transactions end without telling who waits for them";
  static final String NEVER_AWAY = "it lives in the memory of the process";

  final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");

  @Override
  public InMemoryTransaction begin() {
    return new InMemoryTransaction();
  }

  @Override
  public void commit(InMemoryTransaction transaction) {
    transaction.commit();
  }

  @Override
  public void rollback(InMemoryTransaction transaction) {
    transaction.close();
  }

  @Override
  public InMemoryTransaction noTransaction() {
    var ended = begin();
    ended.close();
    return ended;
  }

  @Override
  public void advance(Duration time) {
    clock.advance(time);
  }

  static class OfOutbox extends InMemoryHarness<OutboxCapability>
      implements OutboxHarness<InMemoryTransaction> {

    @Override
    public OutboxStore<InMemoryTransaction> emptied() {
      return InMemoryStores.outbox(clock, InMemoryTransaction::afterCommit);
    }

    @Override
    public Capabilities<OutboxCapability> capabilities() {
      return Capabilities.all(OutboxCapability.class)
          .without(OutboxCapability.APPENDS_WAIT, NO_WAITING)
          .without(OutboxCapability.GOES_AWAY, NEVER_AWAY);
    }
  }

  static class OfInbox extends InMemoryHarness<InboxCapability>
      implements InboxHarness<InMemoryTransaction> {

    @Override
    public InboxStore<InMemoryTransaction> emptied() {
      return InMemoryStores.inbox(clock, InMemoryTransaction::afterCommit);
    }

    @Override
    public Capabilities<InboxCapability> capabilities() {
      return Capabilities.all(InboxCapability.class)
          .without(InboxCapability.DELIVERIES_WAIT, NO_WAITING)
          .without(InboxCapability.GOES_AWAY, NEVER_AWAY);
    }
  }
}
