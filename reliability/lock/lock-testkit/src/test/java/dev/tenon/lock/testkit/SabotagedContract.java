package dev.tenon.lock.testkit;

import dev.tenon.lock.spi.LockStore;
import dev.tenon.testkit.Capabilities;
import java.time.Duration;

/// The contract over a broken store; no test of ours, but what [SabotageTest] runs.
class SabotagedContract extends LockStoreContract {

  /// What is wrong in the next run.
  static Sabotage sabotage = Sabotage.NONE;

  SabotagedContract() {
    super(new BrokenHarness(sabotage));
  }

  private static final class BrokenHarness implements LockHarness {

    private final Sabotage sabotage;
    private BrokenLockStore.Server server = new BrokenLockStore.Server();

    BrokenHarness(Sabotage sabotage) {
      this.sabotage = sabotage;
    }

    @Override
    public Capabilities<LockCapability> capabilities() {
      return Capabilities.all(LockCapability.class)
          .without(LockCapability.CAN_BE_AWAY, "it is in this process")
          .without(LockCapability.SURVIVES_CRASH, "it is in this process");
    }

    @Override
    public LockStore emptied() {
      server = new BrokenLockStore.Server();
      return client(Duration.ZERO);
    }

    @Override
    public LockStore client(Duration ahead) {
      return new BrokenLockStore(server, sabotage, ahead);
    }

    @Override
    public void advance(Duration step) {
      server.advance(step);
    }

    @Override
    public LockStore loseData() {
      server.loseData();
      return client(Duration.ZERO);
    }
  }
}
