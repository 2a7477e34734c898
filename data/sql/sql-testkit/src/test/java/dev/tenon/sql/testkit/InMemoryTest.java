package dev.tenon.sql.testkit;

import dev.tenon.sql.Database;
import org.junit.jupiter.api.Nested;

class InMemoryTest {

  private static final DatabaseHarness HARNESS =
      new DatabaseHarness() {
        @Override
        public Database emptied() {
          return Database.inMemory();
        }

        @Override
        public Capabilities capabilities() {
          return Capabilities.none();
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
