package dev.tenon.lock.testkit;

import static dev.tenon.lock.testkit.LockCapability.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each grant of a lock has a greater fence than those before it.
abstract sealed class FenceContract extends LeaseContract permits LockStoreContract {

  FenceContract(LockHarness harness) {
    super(harness);
  }

  @Test
  void fence_growsFromReleaseToGrant() throws Exception {
    var fences = new ArrayList<Long>();
    for (int i = 0; i < 50; i++) {
      var owner = owner();
      fences.add(granted("a", owner));
      assertThat(store.release("a", owner)).isTrue();
    }

    assertGrowing(fences);
  }

  @Test
  void fence_growsFromExpiryToGrant() throws Exception {
    var fences = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      fences.add(granted("a", owner()));
      harness.advance(LEASE);
    }

    assertGrowing(fences);
  }

  @Test
  void fence_growsFromClientToClient() throws Exception {
    if (harness.capabilities().has(SHARED)) {
      var fences = new ArrayList<Long>();
      for (int i = 0; i < 6; i++) {
        var client = harness.client(Duration.ZERO);
        var owner = owner();
        fences.add(granted(client, "a", owner));
        assertThat(client.release("a", owner)).isTrue();
      }

      assertGrowing(fences);
    } else {
      assertThat(granted(harness.emptied(), "a", owner())).isPositive();
    }
  }

  @Test
  void fence_growsWhenTheStoreHasLostItsData() throws Exception {
    var fences = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) {
      for (int grant = 0; grant < 3; grant++) {
        var owner = owner();
        fences.add(granted("a", owner));
        assertThat(store.release("a", owner)).isTrue();
      }
      store = harness.loseData();
    }

    assertGrowing(fences);
  }

  static void assertGrowing(List<Long> fences) {
    assertThat(fences).allMatch(fence -> fence > 0, "is positive");
    for (int i = 1; i < fences.size(); i++) {
      assertThat(fences.get(i)).as("a fence after %s", fences).isGreaterThan(fences.get(i - 1));
    }
  }
}
