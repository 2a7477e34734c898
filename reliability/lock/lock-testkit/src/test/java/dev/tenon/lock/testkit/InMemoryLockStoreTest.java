package dev.tenon.lock.testkit;

import dev.tenon.lock.spi.LockStore;
import dev.tenon.testkit.Capabilities;
import dev.tenon.testkit.SettableClock;
import java.time.Duration;

class InMemoryLockStoreTest extends LockStoreContract {

  InMemoryLockStoreTest() {
    super(new InMemoryHarness());
  }

  private static final class InMemoryHarness implements LockHarness {

    private static final String ALONE = "it is in the memory of one process";

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");

    @Override
    public Capabilities<LockCapability> capabilities() {
      return Capabilities.all(LockCapability.class)
          .without(LockCapability.SHARED, ALONE)
          .without(LockCapability.CAN_BE_AWAY, ALONE)
          .without(LockCapability.SURVIVES_CRASH, ALONE);
    }

    @Override
    public LockStore emptied() {
      return LockStore.inMemory(clock);
    }

    @Override
    public void advance(Duration step) {
      clock.advance(step);
    }

    /// The data go with the process, and until the next one runs some time passes.
    @Override
    public LockStore loseData() {
      clock.advance(Duration.ofMillis(1));
      return emptied();
    }
  }
}
