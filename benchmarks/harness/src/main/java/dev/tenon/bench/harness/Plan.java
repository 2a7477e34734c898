package dev.tenon.bench.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How much is measured, and where the results go.
///
/// @param question what is compared
/// @param only the peers that are measured, by a part of their names; empty for all
/// @param starts how often each peer is started, in each of the two ways
/// @param warmUp how long each request is sent to each peer before anything is measured
/// @param rounds how often each peer is loaded with each request
/// @param round how long
/// @param results the folder of the results
record Plan(
    Question question,
    List<String> only,
    int starts,
    Duration warmUp,
    int rounds,
    Duration round,
    Path results) {

  /// What is quoted: some twenty minutes.
  private static final Plan FULL =
      new Plan(
          Question.RIVALS,
          List.of(),
          7,
          Duration.ofSeconds(25),
          5,
          Duration.ofSeconds(6),
          Path.of("benchmarks/results"));

  /// Whether everything still works; its figures are worth nothing.
  private static final Plan QUICK =
      new Plan(
          Question.RIVALS,
          List.of(),
          1,
          Duration.ofSeconds(2),
          1,
          Duration.ofSeconds(2),
          Path.of("benchmarks/harness/target/results"));

  /// `--quick`, `--filters`, `--only=tenon,spring`, `--starts=5`, `--warm-up=30`, `--rounds=5`,
  /// `--round=6` (seconds), `--results=folder`.
  static Plan of(List<String> args) {
    var plan = args.contains("--quick") ? QUICK : FULL;
    for (var arg : args) {
      plan = plan.with(arg);
    }
    return plan;
  }

  private Plan with(String arg) {
    int equals = arg.indexOf('=');
    var value = arg.substring(equals + 1);
    return switch (arg.substring(0, Math.max(equals, 0))) {
      case "--only" ->
          new Plan(question, List.of(value.split(",", -1)), starts, warmUp, rounds, round, results);
      case "--starts" ->
          new Plan(question, only, Integer.parseInt(value), warmUp, rounds, round, results);
      case "--warm-up" -> new Plan(question, only, starts, seconds(value), rounds, round, results);
      case "--rounds" ->
          new Plan(question, only, starts, warmUp, Integer.parseInt(value), round, results);
      case "--round" -> new Plan(question, only, starts, warmUp, rounds, seconds(value), results);
      case "--results" -> new Plan(question, only, starts, warmUp, rounds, round, Path.of(value));
      default -> {
        if (arg.equals("--quick")) {
          yield this;
        }
        if (arg.equals("--filters")) {
          yield new Plan(Question.FILTERS, only, starts, warmUp, rounds, round, results);
        }
        throw new IllegalArgumentException(
            "No such argument: %s. There are --quick, --filters, --only=…, --starts=…, --warm-up=…, --rounds=…, --round=… and --results=…."
                .formatted(arg));
      }
    };
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text));
  }

  /// Whether this peer is measured.
  boolean wants(Peer peer) {
    var name = peer.name().toLowerCase(Locale.ROOT);
    return only.isEmpty()
        || only.stream().anyMatch(part -> name.contains(part.toLowerCase(Locale.ROOT)));
  }
}
