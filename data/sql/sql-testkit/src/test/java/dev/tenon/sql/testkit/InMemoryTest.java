package dev.tenon.sql.testkit;

import dev.tenon.sql.Database;
import dev.tenon.testkit.Capabilities;
import org.junit.jupiter.api.Nested;

class InMemoryTest {

  private static final DatabaseHarness HARNESS =
      new DatabaseHarness() {
        @Override
        public Database emptied() {
          return Database.inMemory();
        }

        @Override
        public Capabilities<DatabaseCapability> capabilities() {
          return Capabilities.all(DatabaseCapability.class)
              .without(DatabaseCapability.FOREIGN_KEYS, "a table knows of no other")
              .without(DatabaseCapability.CHECKS, "it runs no migrations")
              .without(DatabaseCapability.CONCURRENT_TRANSACTIONS, "one transaction runs at a time")
              .without(DatabaseCapability.HANDWRITTEN_SQL, "it speaks no SQL");
        }
      };

  @Nested
  class Stores extends StoreContract {
    Stores() {
      super(HARNESS);
    }
  }

  @Nested
  class Values extends ValueContract {
    Values() {
      super(HARNESS);
    }
  }

  @Nested
  class Searches extends SearchContract {
    Searches() {
      super(HARNESS);
    }
  }

  @Nested
  class Transactions extends TransactionContract {
    Transactions() {
      super(HARNESS);
    }
  }
}
