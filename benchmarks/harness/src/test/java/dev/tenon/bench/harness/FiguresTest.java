package dev.tenon.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.bench.harness.Wrk.Figures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void wrksLine_isRead_withAllKindsOfErrorsInOneNumber() {
    var figures =
        Figures.parse("Running 2s test\n  64 connections\nfigures 50000 2000000 3 610 4200\n");

    assertThat(figures).isEqualTo(new Figures(50_000, Duration.ofSeconds(2), 3, 610, 4_200));
    assertThat(figures.perSecond()).isEqualTo(25_000);
  }

  @Test
  void wrk_thatSaysNoFigures_isQuoted() {
    assertThatThrownBy(() -> Figures.parse("unable to connect"))
        .hasMessageContaining("unable to connect");
  }

  @Test
  void median_isTheMiddle_orBetweenTheTwoMiddles() {
    assertThat(Spread.of(List.of(9.0, 1.0, 5.0))).isEqualTo(new Spread(5, 1, 9));
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void plan_isFullUnlessItIsQuick_andSaysWhichArgumentItDoesNotKnow() {
    assertThat(Plan.of(List.of()).rounds()).isGreaterThan(Plan.of(List.of("--quick")).rounds());
    assertThat(Plan.of(List.of("--only=spring,tenon", "--round=9")).round())
        .isEqualTo(Duration.ofSeconds(9));
    assertThatThrownBy(() -> Plan.of(List.of("--fast"))).hasMessageContaining("--fast");
  }
}
