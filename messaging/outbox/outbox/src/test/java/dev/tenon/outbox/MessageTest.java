package dev.tenon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.contracts.UuidV7;
import dev.tenon.errors.DomainError;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {

  private record Order(long total) {}

  @Test
  void payload_isReadAsARecord() {
    assertThat(message("{\"total\": 7}").payload(Order.class)).isEqualTo(new Order(7));
  }

  @Test
  void payload_thatIsNone_isRejected_withWhatIsWrong_andWithoutItself() {
    assertThatThrownBy(() -> message("{\"total\": \"canary\"}").payload(Order.class))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("is no Order")
        .hasMessageContaining("/total")
        .hasMessageContaining("order.placed")
        .hasMessageNotContaining("canary")
        .hasCauseInstanceOf(DomainError.class);
  }

  private static Message message(String payload) {
    return new Message(UuidV7.next(), "order.placed", "7", 1, payload, Map.of(), Instant.EPOCH, 1);
  }
}
