package dev.tenon.examples.plainjdbc;

import dev.tenon.lock.sql.SqlFences;
import dev.tenon.lock.sql.SqlLockStore;
import dev.tenon.outbox.sql.SqlInboxStore;
import dev.tenon.outbox.sql.SqlOutboxStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/// The tables of the shop, and those of what was put into it.
final class Schema {

  private Schema() {}

  /// Makes what is not there; begun by hand before the first start of anything else.
  public static void main(String... args) throws SQLException, IOException {
    try (var pool = Pool.of(System.getenv())) {
      create(pool);
    }
  }

  static void create(DataSource source) throws SQLException, IOException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(shop());
    }
    SqlLockStore.on(source).createTables();
    SqlFences.on(source).createTables();
    SqlOutboxStore.on(source).createTables();
    SqlInboxStore.on(source).createTables();
  }

  private static String shop() throws IOException {
    try (var file = Objects.requireNonNull(Schema.class.getResourceAsStream("shop.sql"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
