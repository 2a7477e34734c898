package dev.tenon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

  private static final long PATIENCE = 30;

  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

  @TempDir Path folder;

  @Test
  void frozen_saysNothing_untilItIsThawed() throws InterruptedException {
    try (var child = parrot(Map.of())) {
      child.tell("one");
      assertThat(said.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo("one");

      child.freeze();
      child.tell("two");
      assertThat(said.poll(200, TimeUnit.MILLISECONDS)).isNull();

      child.thaw();
      assertThat(said.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo("two");
    }
  }

  @Test
  void killed_isGone_andMayBeTalkedTo() {
    try (var child = parrot(Map.of())) {
      child.freeze();
      child.kill();

      child.tell("one");
      child.thaw();
      assertThat(child.isAlive()).isFalse();
      assertThat(said).isEmpty();
    }
  }

  @Test
  void childOfOneThatWasKilled_ends() throws Exception {
    try (var child = parrot(Map.of(Parrot.BROOD, folder.resolve("young.txt").toString()))) {
      var young = ProcessHandle.of(Long.parseLong(said.poll(PATIENCE, TimeUnit.SECONDS)));

      child.kill();

      if (young.isPresent()) {
        young.get().onExit().get(PATIENCE, TimeUnit.SECONDS);
      }
      assertThat(child.hasEnded(Duration.ZERO)).isTrue();
    }
  }

  private Child parrot(Map<String, String> environment) {
    return Child.start(Parrot.class, environment, folder.resolve("errors.txt"), said::add);
  }
}
