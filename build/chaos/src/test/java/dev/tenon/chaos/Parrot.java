package dev.tenon.chaos;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A process that repeats what it is told; one with a brood starts another, and says which.
final class Parrot {

  static final String BROOD = "CHAOS_BROOD";

  private Parrot() {}

  public static void main(String... args) throws InterruptedException {
    Station.open(Station::say);
    var errors = System.getenv(BROOD);
    if (errors != null && !errors.isEmpty()) {
      var young = Child.start(Parrot.class, Map.of(BROOD, ""), Path.of(errors), _ -> {});
      Station.say(Long.toString(young.pid()));
    }
    new CountDownLatch(1).await();
  }
}
