package dev.tenon.outbox.testkit;

import dev.tenon.outbox.InMemoryTransaction;
import org.junit.jupiter.api.Nested;

class InMemoryTest {

  @Nested
  class Appends extends AppendContract<InMemoryTransaction> {
    Appends() {
      super(new InMemoryHarness.OfOutbox());
    }
  }

  @Nested
  class Claims extends ClaimContract<InMemoryTransaction> {
    Claims() {
      super(new InMemoryHarness.OfOutbox());
    }
  }

  @Nested
  class Settlements extends SettlementContract<InMemoryTransaction> {
    Settlements() {
      super(new InMemoryHarness.OfOutbox());
    }
  }

  @Nested
  class DeadLetters extends DeadLetterContract<InMemoryTransaction> {
    DeadLetters() {
      super(new InMemoryHarness.OfOutbox());
    }
  }

  @Nested
  class Deliveries extends DeliveryContract<InMemoryTransaction> {
    Deliveries() {
      super(new InMemoryHarness.OfOutbox());
    }
  }

  @Nested
  class Relays extends RelayContract<InMemoryTransaction> {
    Relays() {
      super(new InMemoryHarness.OfOutbox());
    }
  }

  @Nested
  class Inboxes extends InboxContract<InMemoryTransaction> {
    Inboxes() {
      super(new InMemoryHarness.OfInbox());
    }
  }
}
