package com.example.blueprint.items;

import dev.tenon.sql.Database;
import dev.tenon.sql.junit.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The same in memory as in a real PostgreSQL.
class ItemStoreTest {

  @Nested
  class InMemory extends ItemStoreContract {

    @Override
    Database database() {
      return Database.inMemory();
    }
  }

  @Nested
  class InPostgres extends ItemStoreContract {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

    @Override
    Database database() {
      return DATABASE.database();
    }
  }
}
