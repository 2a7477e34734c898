package dev.tenon.bench.harness;

import dev.tenon.bench.harness.Results.Memory;
import dev.tenon.bench.harness.Results.Round;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Measures all servers under load. They run side by side, and one at a time is loaded, in turn: a
/// slow minute of the machine is everybody's.
final class Load implements AutoCloseable {

  private final Plan plan;
  private final Wrk wrk;
  private final List<Server> servers = new ArrayList<>();
  private final List<Double> idle = new ArrayList<>();

  Load(Plan plan, Wrk wrk) {
    this.plan = plan;
    this.wrk = wrk;
  }

  void start(List<Peer> peers, Map<String, String> environment, Check check)
      throws IOException, InterruptedException {
    for (var peer : peers) {
      var server = Server.start(peer, Cpus.SERVER, List.of(), environment);
      servers.add(server);
      server.untilAnswered(Scenario.JSON);
      check.everything(server);
      idle.add(server.megabytes());
    }
  }

  void warmUp() throws IOException, InterruptedException {
    for (var server : servers) {
      for (var scenario : Scenario.values()) {
        Progress.say("warming up %s, %s".formatted(server.peer().name(), scenario.title()));
        wrk.load(server, scenario, plan.warmUp());
      }
    }
  }

  List<Round> rounds() throws IOException, InterruptedException {
    var rounds = new ArrayList<Round>();
    for (int number = 1; number <= plan.rounds(); number++) {
      for (var scenario : Scenario.values()) {
        for (var server : servers) {
          rounds.add(round(server, scenario, number));
        }
      }
      // Nobody is always the one after the same other.
      Collections.rotate(servers, 1);
      Collections.rotate(idle, 1);
    }
    return rounds;
  }

  private Round round(Server server, Scenario scenario, int number)
      throws IOException, InterruptedException {
    var before = server.cpu();
    var figures = wrk.load(server, scenario, plan.round());
    double cpu = seconds(server.cpu().minus(before));
    Progress.say(
        "round %d, %s, %s: %.0f a second"
            .formatted(number, scenario.title(), server.peer().name(), figures.perSecond()));
    return new Round(
        server.peer().name(),
        scenario,
        number,
        figures.perSecond(),
        cpu * 1e6 / figures.requests(),
        Math.min(1, cpu / seconds(figures.took())),
        figures.median(),
        figures.ninetyNinth());
  }

  List<Memory> memory() throws IOException {
    var memory = new ArrayList<Memory>();
    for (int i = 0; i < servers.size(); i++) {
      var server = servers.get(i);
      memory.add(new Memory(server.peer().name(), idle.get(i), server.megabytesAtMost()));
    }
    return memory;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  @Override
  public void close() {
    servers.forEach(Server::close);
  }
}
