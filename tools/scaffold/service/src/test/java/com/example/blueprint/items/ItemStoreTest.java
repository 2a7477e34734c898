package com.example.blueprint.items;

import dev.tenon.devservices.DevPostgres;
import dev.tenon.sql.Database;
import dev.tenon.sql.DatabaseOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

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

    private final DevPostgres postgres = DevPostgres.temporary();
    private final Database database =
        Database.of(
            DatabaseOptions.defaults()
                .withUrl(postgres.jdbcUrl())
                .withUser(postgres.user())
                .withPassword(postgres.password()));

    @Override
    Database database() {
      database.start();
      return database;
    }

    @AfterEach
    void close() {
      database.close();
      postgres.close();
    }
  }
}
