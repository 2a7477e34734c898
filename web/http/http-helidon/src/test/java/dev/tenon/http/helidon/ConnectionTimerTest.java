package dev.tenon.http.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.HttpOptions;
import dev.tenon.http.helidon.ConnectionTimer.Due;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionTimerTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final ConnectionTimer timer =
      new ConnectionTimer(
          HttpOptions.defaults()
              .withRequestTimeout(Duration.ofSeconds(3))
              .withWriteTimeout(Duration.ofSeconds(5))
              .withIdleTimeout(Duration.ofSeconds(7)));
  private final long begin = System.nanoTime();

  private long after(long seconds) {
    return begin + seconds * SECOND;
  }

  @Test
  void connection_thatWaitsForNothing_isNeverDue() {
    assertThat(timer.dueAt(after(1000))).isEqualTo(Due.NOTHING);
  }

  @Test
  void connection_withoutARequest_endsWithoutAWord() {
    assertThat(timer.awaitBytes(after(0))).isTrue();
    assertThat(timer.dueAt(after(6))).isEqualTo(Due.NOTHING);
    assertThat(timer.dueAt(after(8))).isEqualTo(Due.END);
  }

  @Test
  void request_isRefused_whenItsRestDoesNotCome_howeverOftenSomethingCame() {
    timer.awaitBytes(after(0));
    timer.cameAt(after(1));
    timer.awaitBytes(after(1));
    timer.cameAt(after(3));
    timer.awaitBytes(after(3));
    assertThat(timer.dueAt(after(3))).isEqualTo(Due.NOTHING);
    assertThat(timer.dueAt(after(5))).isEqualTo(Due.REFUSAL_AND_END);
  }

  @Test
  void request_afterAnAnswer_hasItsOwnTime() {
    timer.awaitBytes(after(0));
    timer.cameAt(after(0));
    timer.answered();
    timer.awaitBytes(after(10));
    assertThat(timer.dueAt(after(16))).isEqualTo(Due.NOTHING);
    assertThat(timer.cameAt(after(16))).isTrue();
    timer.awaitBytes(after(16));
    assertThat(timer.dueAt(after(18))).isEqualTo(Due.NOTHING);
  }

  @Test
  void answer_thatIsNotTaken_endsTheConnectionWithoutAWord() {
    assertThat(timer.awaitTaking(after(0))).isTrue();
    assertThat(timer.dueAt(after(4))).isEqualTo(Due.NOTHING);
    assertThat(timer.dueAt(after(6))).isEqualTo(Due.END);
    assertThat(timer.taken()).isFalse();
  }

  @Test
  void answer_thatIsTakenInTime_isNoReasonToEnd() {
    timer.awaitTaking(after(0));
    assertThat(timer.taken()).isTrue();
    assertThat(timer.dueAt(after(100))).isEqualTo(Due.NOTHING);
  }

  @Test
  void bytes_thatComeAfterTheEnd_areNotServed() {
    timer.awaitBytes(after(0));
    assertThat(timer.dueAt(after(8))).isEqualTo(Due.END);
    assertThat(timer.cameAt(after(8))).isFalse();
    assertThat(timer.awaitBytes(after(8))).isFalse();
    assertThat(timer.awaitTaking(after(8))).isFalse();
  }

  @Test
  void end_isDueOnce() {
    timer.awaitBytes(after(0));
    assertThat(timer.dueAt(after(8))).isEqualTo(Due.END);
    assertThat(timer.dueAt(after(9))).isEqualTo(Due.NOTHING);
  }
}
