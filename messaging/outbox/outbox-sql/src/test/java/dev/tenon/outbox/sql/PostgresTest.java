package dev.tenon.outbox.sql;

import dev.tenon.outbox.testkit.AppendContract;
import dev.tenon.outbox.testkit.ClaimContract;
import dev.tenon.outbox.testkit.DeadLetterContract;
import dev.tenon.outbox.testkit.DeliveryContract;
import dev.tenon.outbox.testkit.InboxContract;
import dev.tenon.outbox.testkit.RelayContract;
import dev.tenon.outbox.testkit.SettlementContract;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class PostgresTest {

  private static Postgres postgres;

  @BeforeAll
  static void open() throws SQLException {
    postgres = new Postgres();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @Nested
  class Appends extends AppendContract<Connection> {
    Appends() {
      super(new PostgresHarness.OfOutbox(postgres));
    }
  }

  @Nested
  class Claims extends ClaimContract<Connection> {
    Claims() {
      super(new PostgresHarness.OfOutbox(postgres));
    }
  }

  @Nested
  class Settlements extends SettlementContract<Connection> {
    Settlements() {
      super(new PostgresHarness.OfOutbox(postgres));
    }
  }

  @Nested
  class DeadLetters extends DeadLetterContract<Connection> {
    DeadLetters() {
      super(new PostgresHarness.OfOutbox(postgres));
    }
  }

  @Nested
  class Deliveries extends DeliveryContract<Connection> {
    Deliveries() {
      super(new PostgresHarness.OfOutbox(postgres));
    }
  }

  @Nested
  class Relays extends RelayContract<Connection> {
    Relays() {
      super(new PostgresHarness.OfOutbox(postgres));
    }
  }

  @Nested
  class Inboxes extends InboxContract<Connection> {
    Inboxes() {
      super(new PostgresHarness.OfInbox(postgres));
    }
  }
}
