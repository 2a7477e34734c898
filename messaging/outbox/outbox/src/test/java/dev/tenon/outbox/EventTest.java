package dev.tenon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

  record Order(int number, String text) {}

  @Test
  void record_isWrittenByItsContract() {
    var event = Event.of("order.placed", 7, new Order(1, "ü"));

    assertThat(new String(event.payload(), StandardCharsets.UTF_8))
        .isEqualTo("{\"number\":1,\"text\":\"ü\"}");
    assertThat(event.key()).isEqualTo("7");
    assertThat(event.version()).isOne();
    assertThat(event.type()).isEqualTo(Order.class);
  }

  @Test
  void payload_isThatOfTheMoment() {
    var payload = new HashMap<String, Object>(Map.of("items", new ArrayList<>(List.of(1))));
    var event = Event.unkeyed("order.placed", payload);
    payload.clear();

    assertThat(event.payload()).asString().isEqualTo("{\"items\":[1]}");
    assertThat(event.key()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "order.placed", "order-line.2nd_time", "7"})
  void topic_ofWords_isTaken(String topic) {
    assertThat(Event.unkeyed(topic, 1).topic()).isEqualTo(topic);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "Order", "a b", "ı", "a\n", "größe", "a/b"})
  void topic_thatIsNone_isRefused(String topic) {
    assertThatThrownBy(() -> Event.unkeyed(topic, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as order.placed");
  }

  @Test
  void topic_thatIsTooLong_isRefused_andCut() {
    assertThat(Event.unkeyed("a".repeat(200), 1).topic()).hasSize(200);
    assertThatThrownBy(() -> Event.unkeyed("a".repeat(100_000), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(300));
  }

  @Test
  void key_thatIsEmpty_tooLong_orNoText_isRefused() {
    assertThat(Event.of("t", "𝄞".repeat(100), 1).key()).hasSize(200);
    assertThatThrownBy(() -> Event.of("t", "", 1)).hasMessageContaining("Event.unkeyed");
    assertThatThrownBy(() -> Event.of("t", "x".repeat(201), 1)).hasMessageContaining("1 to 200");
    assertThatThrownBy(() -> Event.of("t", "a\0b", 1)).hasMessageContaining("U+0000");
    assertThatThrownBy(() -> Event.of("t", "a\ud83d", 1)).hasMessageContaining("half a surrogate");
    assertThatThrownBy(() -> Event.of("t", "\ud83dx", 1)).hasMessageContaining("half a surrogate");
    assertThatThrownBy(() -> Event.of("t", "\ude00", 1)).hasMessageContaining("half a surrogate");
  }

  @Test
  void payload_withNul_isRefused_andWithABackslashBeforeU0000_isNot() {
    assertThatThrownBy(() -> Event.unkeyed("t", Map.of("a", "x\0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+0000");
    assertThatThrownBy(() -> Event.unkeyed("t", List.of("\\\0")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Event.unkeyed("t", List.of("\\u0000", "\n\"\u0001")).payload()).isNotEmpty();
    assertThat(Event.unkeyed("t", "\\").payload()).isNotEmpty();
  }

  @Test
  void payload_thatIsNoJson_isRefused() {
    assertThatThrownBy(() -> Event.unkeyed("t", new Object()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Event.unkeyed("t", Map.of("a", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Event.unkeyed("t", List.of("\ud83d")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void version_isOneOrMore() {
    assertThat(Event.unkeyed("t", 1).withVersion(3).version()).isEqualTo(3);
    assertThatThrownBy(() -> Event.unkeyed("t", 1).withVersion(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void headers_areBounded() {
    var event = Event.unkeyed("t", 1).withHeader("tenant", "a").withHeader("tenant", "b");
    assertThat(event.headers()).isEqualTo(Map.of("tenant", "b"));
    for (var name : List.of("", "Tenant", "a-b", "x".repeat(21), "ß")) {
      assertThatThrownBy(() -> event.withHeader(name, "v")).hasMessageContaining("such as tenant");
    }
    for (var name : List.of("id", "type", "source", "dataversion")) {
      assertThatThrownBy(() -> event.withHeader(name, "v")).hasMessageContaining("made of");
    }
    assertThatThrownBy(() -> event.withHeader("a", "x".repeat(1_001))).hasMessageContaining("1000");
    assertThatThrownBy(() -> event.withHeader("a", "\0")).hasMessageContaining("header 'a'");
    var full = event;
    for (int i = 1; i < 32; i++) {
      full = full.withHeader("h" + i, "v");
    }
    var last = full;
    assertThat(last.headers()).hasSize(32);
    assertThatThrownBy(() -> last.withHeader("more", "v")).hasMessageContaining("at most 32");
  }

  @Test
  void text_showsNeitherKeyNorPayload() {
    assertThat(Event.of("order.placed", "ann@example.com", "hunter2"))
        .hasToString("Event[order.placed version 1]");
  }
}
