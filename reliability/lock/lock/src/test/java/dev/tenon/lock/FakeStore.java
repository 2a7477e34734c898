package dev.tenon.lock;

import dev.tenon.lock.spi.Attempt;
import dev.tenon.lock.spi.LockStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A store that can be told to fail, and that says when it was asked.
final class FakeStore implements LockStore {

  volatile @Nullable Exception failure;
  volatile boolean isLost;
  volatile boolean isHeld;
  volatile CountDownLatch renewals = new CountDownLatch(1);
  volatile CountDownLatch attempts = new CountDownLatch(1);
  volatile boolean wasReleased;
  final Set<String> renewedNames = ConcurrentHashMap.newKeySet();

  @Override
  public Attempt acquire(String name, String owner, Duration lease) throws Exception {
    fail();
    attempts.countDown();
    return isHeld ? new Attempt.Held(lease) : new Attempt.Granted(7);
  }

  @Override
  public boolean renew(String name, String owner, Duration lease) throws Exception {
    renewedNames.add(name);
    renewals.countDown();
    fail();
    return !isLost;
  }

  @Override
  public boolean release(String name, String owner) throws Exception {
    fail();
    wasReleased = true;
    return !isLost;
  }

  @Override
  public boolean isAway(Exception e) {
    return e instanceof IOException;
  }

  private void fail() throws Exception {
    var now = failure;
    if (now != null) {
      throw now;
    }
  }
}
