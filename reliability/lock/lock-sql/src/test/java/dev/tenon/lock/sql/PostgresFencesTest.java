package dev.tenon.lock.sql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresFencesTest extends FencesContract {

  private static PostgresServer server;

  PostgresFencesTest() {
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
