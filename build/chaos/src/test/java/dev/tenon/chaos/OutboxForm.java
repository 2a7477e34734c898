package dev.tenon.chaos;

import dev.tenon.chaos.OutboxPlan.Sabotage;
import dev.tenon.devservices.DevPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// The long form of the proof of outbox and inbox, and short ones of relays that are broken.
final class OutboxForm {

  private static final Duration LIMIT = Duration.ofMinutes(40);
  private static final int WRITERS = 2;
  private static final int RELAYS = 3;

  private final long seed;
  private final int scale;
  private final Path folder;
  private final OutboxResult result;
  private final Map<Sabotage, OutboxResult> broken = new EnumMap<>(Sabotage.class);

  OutboxForm(long seed, boolean isQuick, Path folder) throws IOException, SQLException {
    this.seed = seed;
    this.scale = isQuick ? 1 : 10;
    this.folder = folder;
    this.result = run("outbox and inbox", proof());
    for (var sabotage : Sabotage.values()) {
      if (sabotage != Sabotage.NONE) {
        broken.put(sabotage, run("outbox, sabotaged: " + sabotage, sabotaged(sabotage)));
      }
    }
  }

  private OutboxPlan proof() {
    return OutboxPlan.of(
        seed,
        WRITERS,
        RELAYS,
        10_000L * scale * scale,
        Map.of(
            OutboxFault.RELAY_KILLED_UNSETTLED, 4 * scale,
            OutboxFault.RELAY_KILLED, 4 * scale,
            OutboxFault.RELAY_FROZEN, 2 * scale,
            OutboxFault.WRITER_KILLED, 2 * scale,
            OutboxFault.DATABASE_KILLED, 2 * scale));
  }

  private OutboxPlan sabotaged(Sabotage sabotage) {
    return OutboxPlan.of(
            seed, 1, 1, 1_000L * scale, Map.of(OutboxFault.RELAY_KILLED_UNSETTLED, scale))
        .with(sabotage);
  }

  private OutboxResult run(String name, OutboxPlan plan) throws IOException, SQLException {
    System.out.println(name);
    try (var postgres = DevPostgres.temporary()) {
      return OutboxProof.run(plan, postgres, Files.createTempDirectory(folder, "outbox-"), LIMIT);
    }
  }

  /// Whether nothing is violated, messages did come twice, and each sabotage is found.
  boolean holds() {
    return result.violations().isEmpty()
        && result.repeats() > 0
        && broken.values().stream().noneMatch(found -> found.violations().isEmpty());
  }

  Page page() {
    var page =
        new Page(
            "Outbox and inbox under chaos",
            "%s processes append events in transactions that are kept or rolled back, %s processes relay them to a target that causes one effect each through the inbox. A checker that knows of neither compares what was kept with what was caused. [What is proven, and how](../../docs/guide/outbox.md#proof)."
                .formatted(Integer.toString(WRITERS), Integer.toString(RELAYS)),
            seed);
    page.section("On " + result.database());
    page.row("events written", Page.number(result.begun()));
    page.row("of them kept, not rolled back", Page.number(result.events()));
    page.row("effects", Page.number(result.effects()));
    page.row("messages that came again and were skipped", Page.number(result.repeats()));
    page.row("time", Page.rate(result.events(), result.time()));
    result.faults().forEach((fault, count) -> page.row(fault.words(), Page.number(count)));
    page.row("violated", Page.words(result.violations()));
    page.section("Relays that are broken, to see that the checker finds it");
    broken.forEach((sabotage, found) -> page.row(sabotage.words(), Page.words(found.violations())));
    return page;
  }
}
