package dev.tenon.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Measures the time from the start of the process to the first answers, plain and with an AOT
/// cache (JEP 483, 514) that a run with the same flags, class path and requests has trained.
///
/// A server may use all processors while it starts, as it may in most places.
final class StartUp {

  private static final Path CACHES = Path.of("benchmarks/harness/target/aot");

  private final Map<String, String> environment;
  private final Check check;

  StartUp(Map<String, String> environment, Check check) {
    this.environment = environment;
    this.check = check;
  }

  List<Results.Started> measure(List<Peer> peers, int times)
      throws IOException, InterruptedException {
    if (times == 0) {
      return List.of();
    }
    Files.createDirectories(CACHES);
    for (var peer : peers) {
      train(peer);
    }
    var starts = new ArrayList<Results.Started>();
    // Each in turn, so that a slow minute of the machine is everybody's.
    for (int i = 0; i < times; i++) {
      for (var peer : peers) {
        starts.add(start(peer, false));
        starts.add(start(peer, true));
      }
    }
    return starts;
  }

  private void train(Peer peer) throws IOException, InterruptedException {
    Progress.say("training the AOT cache of " + peer.name());
    Files.deleteIfExists(cache(peer));
    try (var server = started(peer, List.of("-XX:AOTCacheOutput=" + cache(peer)))) {
      server.untilAnswered(Scenario.JSON);
      for (int i = 0; i < 20; i++) {
        check.everything(server);
      }
    }
    if (!Files.exists(cache(peer))) {
      throw new IllegalStateException(peer.name() + " left no AOT cache; see its log.");
    }
  }

  private Results.Started start(Peer peer, boolean aot) throws IOException {
    // A cache that does not fit is an error here, not a slow start that nobody notices.
    var flags = aot ? List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache(peer)) : List.<String>of();
    try (var server = started(peer, flags)) {
      double json = millis(server.untilAnswered(Scenario.JSON));
      double select = millis(server.untilAnswered(Scenario.SELECT));
      Progress.say(
          "%s started in %.0f ms%s".formatted(peer.name(), json, aot ? ", with AOT cache" : ""));
      return new Results.Started(peer.name(), aot, json, select);
    }
  }

  private Server started(Peer peer, List<String> flags) throws IOException {
    return Server.start(peer, Cpus.ALL, flags, environment);
  }

  private static Path cache(Peer peer) {
    return CACHES.resolve(peer.slug() + ".aot");
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
