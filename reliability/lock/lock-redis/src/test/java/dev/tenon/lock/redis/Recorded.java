package dev.tenon.lock.redis;

import dev.tenon.lock.spi.Attempt;
import dev.tenon.lock.spi.LockStore;
import java.time.Duration;
import java.util.Set;

/// A store that notes which locks there are, since a cluster has no one place to ask.
///
/// @param store what does the work
/// @param names of the locks that were asked for
record Recorded(LockStore store, Set<String> names) implements LockStore {

  @Override
  public Attempt acquire(String name, String owner, Duration lease) throws Exception {
    names.add(name);
    return store.acquire(name, owner, lease);
  }

  @Override
  public boolean renew(String name, String owner, Duration lease) throws Exception {
    return store.renew(name, owner, lease);
  }

  @Override
  public boolean release(String name, String owner) throws Exception {
    return store.release(name, owner);
  }
}
