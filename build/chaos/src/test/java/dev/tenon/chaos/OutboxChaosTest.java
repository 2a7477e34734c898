package dev.tenon.chaos;

import static dev.tenon.chaos.OutboxFault.DATABASE_KILLED;
import static dev.tenon.chaos.OutboxFault.RELAY_FROZEN;
import static dev.tenon.chaos.OutboxFault.RELAY_KILLED;
import static dev.tenon.chaos.OutboxFault.RELAY_KILLED_UNSETTLED;
import static dev.tenon.chaos.OutboxFault.WRITER_KILLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.chaos.OutboxPlan.Sabotage;
import dev.tenon.devservices.DevPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form of the proof; `make chaos` runs the long one.
class OutboxChaosTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Map<OutboxFault, Integer> FAULTS =
      Map.of(
          RELAY_KILLED_UNSETTLED, 2,
          RELAY_KILLED, 1,
          RELAY_FROZEN, 2,
          WRITER_KILLED, 1,
          DATABASE_KILLED, 1);

  @TempDir Path folder;

  @Test
  void everyEventHasOneEffect_inOrder_andNoneThatWasRolledBack() throws SQLException {
    var result = run(OutboxPlan.of(Seed.chosen(), 2, 2, 5_000, FAULTS));

    assertThat(result.violations()).as("%s", result).isEmpty();
    assertThat(result.faults()).as("%s", result).isEqualTo(FAULTS);
    assertThat(result.events()).as("%s", result).isGreaterThanOrEqualTo(5_000);
    assertThat(result.begun()).as("%s", result).isGreaterThan(result.events());
    assertThat(result.repeats()).as("%s", result).isPositive();
  }

  @Test
  void withoutAnInbox_effectsAreDoubled_andTheCheckerSaysSo() throws SQLException {
    assertFound(Sabotage.NO_INBOX, "had their effect more than once");
  }

  @Test
  void aDeliveryThatIsNotedFirst_isLost_andTheCheckerSaysSo() throws SQLException {
    assertFound(Sabotage.NOTED_FIRST, "events were lost");
  }

  @Test
  void claimsInTheWrongOrder_areFoundByTheChecker() throws SQLException {
    assertFound(Sabotage.REVERSED, "came before that of an earlier event of their key");
  }

  private void assertFound(Sabotage sabotage, String words) throws SQLException {
    var plan =
        OutboxPlan.of(Seed.chosen(), 1, 1, 1_000, Map.of(RELAY_KILLED_UNSETTLED, 1)).with(sabotage);

    var result = run(plan);

    assertThat(result.violations())
        .as("%s", result)
        .anyMatch(violation -> violation.contains(words));
  }

  private OutboxResult run(OutboxPlan plan) throws SQLException {
    try (var postgres = DevPostgres.temporary()) {
      return OutboxProof.run(plan, postgres, folder, LIMIT);
    }
  }
}
