package dev.tenon.outbox.testkit;

import dev.tenon.outbox.InMemoryTransaction;
import dev.tenon.outbox.spi.InboxStore;
import dev.tenon.outbox.spi.OutboxStore;
import org.jspecify.annotations.Nullable;

/// The contracts over a backend that is broken in the way that is chosen at the time; run by
/// [SabotageTest] alone.
final class Broken {

  static @Nullable Sabotage by;

  private Broken() {}

  static class OfOutbox extends InMemoryHarness.OfOutbox {
    @Override
    public OutboxStore<InMemoryTransaction> emptied() {
      var sound = super.emptied();
      return by == null ? sound : by.of(sound);
    }
  }

  static class OfInbox extends InMemoryHarness.OfInbox {
    @Override
    public InboxStore<InMemoryTransaction> emptied() {
      var sound = super.emptied();
      return by == null ? sound : by.of(sound);
    }
  }

  static class Appends extends AppendContract<InMemoryTransaction> {
    Appends() {
      super(new OfOutbox());
    }
  }

  static class Claims extends ClaimContract<InMemoryTransaction> {
    Claims() {
      super(new OfOutbox());
    }
  }

  static class Settlements extends SettlementContract<InMemoryTransaction> {
    Settlements() {
      super(new OfOutbox());
    }
  }

  static class DeadLetters extends DeadLetterContract<InMemoryTransaction> {
    DeadLetters() {
      super(new OfOutbox());
    }
  }

  static class Deliveries extends DeliveryContract<InMemoryTransaction> {
    Deliveries() {
      super(new OfOutbox());
    }
  }

  static class Inboxes extends InboxContract<InMemoryTransaction> {
    Inboxes() {
      super(new OfInbox());
    }
  }
}
