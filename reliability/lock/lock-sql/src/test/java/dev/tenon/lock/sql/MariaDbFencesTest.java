package dev.tenon.lock.sql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbFencesTest extends FencesContract {

  private static MariaDbServer server;

  MariaDbFencesTest() {
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
