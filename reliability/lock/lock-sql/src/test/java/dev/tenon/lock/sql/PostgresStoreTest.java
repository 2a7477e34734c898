package dev.tenon.lock.sql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoreTest extends StoreContract {

  private static PostgresServer server;

  PostgresStoreTest() {
    super(server);
  }

  @BeforeAll
  static void open() {
    server = new PostgresServer();
  }

  @AfterAll
  static void close() {
    server.close();
  }
}
