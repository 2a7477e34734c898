package dev.tenon.sql.testkit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class PostgresTest {

  private static Postgres postgres;

  @BeforeAll
  static void open() {
    postgres = new Postgres();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @Nested
  class Stores extends StoreContract {
    Stores() {
      super(postgres);
    }
  }

  @Nested
  class Values extends ValueContract {
    Values() {
      super(postgres);
    }
  }

  @Nested
  class Searches extends SearchContract {
    Searches() {
      super(postgres);
    }
  }

  @Nested
  class Transactions extends TransactionContract {
    Transactions() {
      super(postgres);
    }
  }
}
