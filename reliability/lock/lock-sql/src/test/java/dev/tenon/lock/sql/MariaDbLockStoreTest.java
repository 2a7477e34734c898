package dev.tenon.lock.sql;

import dev.tenon.lock.testkit.LockCapability;
import dev.tenon.lock.testkit.LockStoreContract;
import dev.tenon.testkit.Capabilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbLockStoreTest extends LockStoreContract {

  private static MariaDbHarness harness;

  MariaDbLockStoreTest() {
    super(harness);
  }

  @BeforeAll
  static void open() {
    harness = new MariaDbHarness(MariaDbServer.shared());
  }

  @AfterAll
  static void close() {
    harness.close();
  }

  private static final class MariaDbHarness extends SqlHarness {

    private final MariaDbServer server;

    MariaDbHarness(MariaDbServer server) {
      super(server);
      this.server = server;
    }

    @Override
    public Capabilities<LockCapability> capabilities() {
      var all = super.capabilities();
      return server.isOurs()
          ? all
          : all.without(LockCapability.CAN_BE_AWAY, "the server is not the test's to stop")
              .without(LockCapability.SURVIVES_CRASH, "the server is not the test's to stop");
    }

    @Override
    public void crash() {
      server.kill();
      bringBack();
    }

    @Override
    public void takeAway() {
      server.stop();
    }

    @Override
    public void bringBack() {
      server.start();
      super.bringBack();
    }
  }
}
