package dev.tenon.lock.sql;

import dev.tenon.devservices.Source;
import dev.tenon.lock.testkit.LockCapability;
import dev.tenon.lock.testkit.LockStoreContract;
import dev.tenon.testkit.Capabilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresLockStoreTest extends LockStoreContract {

  private static PostgresHarness harness;

  PostgresLockStoreTest() {
    super(harness);
  }

  @BeforeAll
  static void open() {
    harness = new PostgresHarness(new PostgresServer());
  }

  @AfterAll
  static void close() {
    harness.close();
  }

  private static final class PostgresHarness extends SqlHarness {

    private final PostgresServer server;

    PostgresHarness(PostgresServer server) {
      super(server);
      this.server = server;
    }

    @Override
    public Capabilities<LockCapability> capabilities() {
      var all = super.capabilities();
      return server.postgres().source() == Source.EMBEDDED
          ? all
          : all.without(LockCapability.CAN_BE_AWAY, "the server is not the test's to stop")
              .without(LockCapability.SURVIVES_CRASH, "the server is not the test's to stop");
    }

    @Override
    public void crash() {
      server.postgres().restart();
      bringBack();
    }

    @Override
    public void takeAway() {
      server.postgres().stop();
    }

    @Override
    public void bringBack() {
      server.postgres().start();
      super.bringBack();
    }
  }
}
