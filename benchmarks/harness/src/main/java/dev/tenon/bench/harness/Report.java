package dev.tenon.bench.harness;

import dev.tenon.bench.harness.Results.Round;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The page for people.
record Report(Results results, List<Peer> peers, Plan plan) {

  String page() {
    return String.join(
        "\n",
        "# " + plan.question().title(),
        "",
        "Made by `%s`; [how it is measured and how to read it](../README.md). Raw figures: [%s.json](%2$s.json)."
            .formatted(plan.question().command(), plan.question().file()),
        "",
        conditions(),
        "## Requests a second: median (least–most)",
        "",
        table(each(Round::perSecond, "%,.0f (%,.0f–%,.0f)")),
        "## Ratios: median over the rounds",
        "",
        ratios(),
        "## Processor time of the server a request, in µs, and how busy its processor was",
        "",
        "A server that is not busy waits for somebody else, so its requests a second say little; the processor time then says more.",
        "",
        table(this::cpu),
        "## Latency in ms: median of the medians / of the 99th percentiles",
        "",
        table(this::latency),
        "## Start to first answers in ms (median, least–most), and memory in MB",
        "",
        starts());
  }

  private String conditions() {
    var machine = results.machine();
    var took = Duration.between(results.began(), Instant.now());
    return """
    | | |
    |---|---|
    | when | %s, took %d min |
    | machine | %s, %d processors, %s; load before: %s |
    | Java | %s; `%s` |
    | load | %s, 1 thread, %d connections, on processor %s, as is PostgreSQL %s; the server alone on processor %s |
    | rounds | %d of %d s for each request, in turn, after %d s of each to warm up; %d starts |
    | libraries | %s |
    """
        .formatted(
            results.began().truncatedTo(ChronoUnit.MINUTES),
            took.toMinutes(),
            machine.processor(),
            machine.processors(),
            machine.system(),
            machine.load(),
            machine.java(),
            String.join(" ", Server.FLAGS),
            machine.wrk(),
            Wrk.CONNECTIONS,
            Cpus.LOAD,
            machine.postgres(),
            Cpus.SERVER,
            plan.rounds(),
            plan.round().toSeconds(),
            plan.warmUp().toSeconds(),
            plan.starts(),
            String.join(", ", machine.libraries()));
  }

  /// What stands in the cell of a peer and a scenario.
  private interface Cell {
    String text(List<Round> rounds);
  }

  private String table(Cell cell) {
    return rows(
        Arrays.stream(Scenario.values()).map(Scenario::title).toList(),
        peer ->
            Arrays.stream(Scenario.values())
                .map(scenario -> cell.text(rounds(peer.name(), scenario)))
                .toList());
  }

  private String rows(List<String> titles, Function<Peer, List<String>> cells) {
    var head =
        "| | " + String.join(" | ", titles) + " |\n|---|" + "---|".repeat(titles.size()) + "\n";
    return peers.stream()
        .map(peer -> "| " + peer.name() + " | " + String.join(" | ", cells.apply(peer)) + " |\n")
        .collect(Collectors.joining("", head, ""));
  }

  private static Cell each(ToDoubleFunction<Round> value, String format) {
    return rounds -> text(format, spread(rounds, value));
  }

  private String cpu(List<Round> rounds) {
    return text("%.1f", spread(rounds, Round::cpuMicros))
        + text(", %.0f %%", spread(rounds, round -> 100 * round.busy()));
  }

  private String latency(List<Round> rounds) {
    return text("%.2f", spread(rounds, round -> round.medianMicros() / 1e3))
        + text(" / %.2f", spread(rounds, round -> round.p99Micros() / 1e3));
  }

  /// A figure of a peer to that of another one.
  private record Ratio(
      String title, Function<Peer, String> other, ToDoubleFunction<Round> figure) {}

  private List<Ratio> asked() {
    return switch (plan.question()) {
      case RIVALS ->
          List.of(
              new Ratio("to bare", Peer::bare, Round::perSecond),
              new Ratio("to Spring", _ -> Peer.SPRING, Round::perSecond));
      case FILTERS ->
          List.of(
              new Ratio("to none", Peer::bare, Round::perSecond),
              new Ratio("in processor time", Peer::bare, Round::cpuMicros));
    };
  }

  private String ratios() {
    var titles =
        Arrays.stream(Scenario.values())
            .flatMap(
                scenario -> asked().stream().map(ratio -> scenario.title() + " " + ratio.title()))
            .toList();
    return rows(
        titles,
        peer ->
            Arrays.stream(Scenario.values())
                .flatMap(scenario -> asked().stream().map(ratio -> text(ratio, peer, scenario)))
                .toList());
  }

  /// Round by round, so that what the machine did to both falls out.
  private String text(Ratio ratio, Peer peer, Scenario scenario) {
    var theirs = ratio.other().apply(peer);
    var other = rounds(theirs, scenario);
    if (other.isEmpty() || theirs.equals(peer.name())) {
      return "";
    }
    var figure = ratio.figure();
    var ratios =
        rounds(peer.name(), scenario).stream()
            .map(round ->
                figure.applyAsDouble(round)
                    / other.stream()
                        .filter(each -> each.number() == round.number())
                        .mapToDouble(figure)
                        .findFirst()
                        .orElseThrow())
            .toList();
    return text("%.2f", Spread.of(ratios));
  }

  private String starts() {
    return rows(
        List.of("JSON", "with AOT cache", "product", "with AOT cache", "idle MB", "peak MB"),
        peer -> {
          var memory =
              results.memory().stream()
                  .filter(each -> each.peer().equals(peer.name()))
                  .findFirst()
                  .orElseThrow();
          return List.of(
              started(peer, false, Results.Started::json),
              started(peer, true, Results.Started::json),
              started(peer, false, Results.Started::select),
              started(peer, true, Results.Started::select),
              String.format(Locale.ROOT, "%.0f", memory.idle()),
              String.format(Locale.ROOT, "%.0f", memory.peak()));
        });
  }

  private String started(Peer peer, boolean aot, Function<Results.Started, Double> value) {
    var values =
        results.starts().stream()
            .filter(start -> start.peer().equals(peer.name()) && start.aot() == aot)
            .map(value)
            .toList();
    return values.isEmpty() ? "" : text("%.0f (%.0f–%.0f)", Spread.of(values));
  }

  private List<Round> rounds(String peer, Scenario scenario) {
    return results.rounds().stream()
        .filter(round -> round.peer().equals(peer) && round.scenario() == scenario)
        .toList();
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Spread.of(rounds.stream().map(value::applyAsDouble).toList());
  }

  private static String text(String format, Spread spread) {
    return String.format(Locale.ROOT, format, spread.median(), spread.min(), spread.max());
  }
}
