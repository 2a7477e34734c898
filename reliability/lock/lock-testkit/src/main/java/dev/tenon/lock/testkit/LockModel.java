package dev.tenon.lock.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What a store of locks is, without a clock, threads or a server: what any sequence of steps is
/// compared with.
final class LockModel {

  private final Map<String, Held> held = new HashMap<>();
  private Duration now = Duration.ZERO;

  private record Held(String owner, Duration end) {}

  void advance(Duration step) {
    now = now.plus(step);
    held.values().removeIf(holder -> holder.end.compareTo(now) <= 0);
  }

  boolean acquire(String name, String owner, Duration lease) {
    return held.putIfAbsent(name, new Held(owner, now.plus(lease))) == null;
  }

  boolean renew(String name, String owner, Duration lease) {
    return isOwners(name, owner) && held.put(name, new Held(owner, now.plus(lease))) != null;
  }

  boolean release(String name, String owner) {
    return isOwners(name, owner) && held.remove(name) != null;
  }

  private boolean isOwners(String name, String owner) {
    var holder = held.get(name);
    return holder != null && holder.owner.equals(owner);
  }
}
