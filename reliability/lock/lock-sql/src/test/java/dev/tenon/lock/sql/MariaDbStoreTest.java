package dev.tenon.lock.sql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbStoreTest extends StoreContract {

  private static MariaDbServer server;

  MariaDbStoreTest() {
    super(server);
  }

  @BeforeAll
  static void open() {
    server = MariaDbServer.shared();
  }

  @AfterAll
  static void close() {
    server.close();
  }
}
