package dev.tenon.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFieldsTest {

  @Test
  void outside_thereAreNone() {
    assertThat(LogFields.current()).isEmpty();
  }

  @Test
  void call_returnsAndForgets() {
    Map<String, String> seen = LogFields.with("requestId", "r1").call(LogFields::current);

    assertThat(seen).containsExactly(Map.entry("requestId", "r1"));
    assertThat(LogFields.current()).isEmpty();
  }

  @Test
  void call_throwsWhatTheWorkThrows() {
    var fields = LogFields.with("requestId", "r1");

    assertThatThrownBy(() ->
            fields.call(() -> {
              throw new IOException("disk");
            }))
        .isInstanceOf(IOException.class);
    assertThat(LogFields.current()).isEmpty();
  }

  @Test
  void nested_addsAndOverrides_andTheOuterComesBack() {
    LogFields.with("requestId", "r1")
        .and("user", "anna")
        .run(() -> {
          LogFields.with("user", "bert")
              .and("order", "7")
              .run(() ->
                  assertThat(LogFields.current())
                      .containsExactly(
                          Map.entry("requestId", "r1"),
                          Map.entry("user", "bert"),
                          Map.entry("order", "7")));
          assertThat(LogFields.current())
              .containsExactly(Map.entry("requestId", "r1"), Map.entry("user", "anna"));
        });
  }

  @Test
  void with_map_isCopied() {
    var map = new LinkedHashMap<>(Map.of("a", "1"));
    var fields = LogFields.with(map);
    map.put("b", "2");

    fields.run(() -> assertThat(LogFields.current()).isEqualTo(Map.of("a", "1")));
    LogFields.with(Map.of()).run(() -> assertThat(LogFields.current()).isEmpty());
  }

  @Test
  void current_cannotBeChanged() {
    for (var fields : List.of(LogFields.with("a", "1"), LogFields.with("a", "1").and("b", "2"))) {
      fields.run(() ->
          assertThatThrownBy(() -> LogFields.current().put("c", "3"))
              .isInstanceOf(UnsupportedOperationException.class));
    }
  }

  @Test
  void anotherThread_hasNone_untilTheyAreTakenAlong() throws Exception {
    var plain = new AtomicReference<Map<String, String>>();
    var taken = new AtomicReference<Map<String, String>>();
    LogFields.with("a", "1")
        .call(() -> {
          Thread.ofVirtual().start(() -> plain.set(LogFields.current())).join();
          var along = LogFields.with(LogFields.current());
          Thread.ofVirtual().start(() -> along.run(() -> taken.set(LogFields.current()))).join();
          return "";
        });

    assertThat(plain.get()).isEmpty();
    assertThat(taken.get()).isEqualTo(Map.of("a", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "ä", "a\"b", "{", "[", "`", "@", "/", ":"})
  void name_outOfForm_isRefused(String name) {
    assertThatThrownBy(() -> LogFields.with(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
    assertThatThrownBy(() -> LogFields.with(Map.of(name, "x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LogFields.with("a", "x").and(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void name_ofEveryKindOfCharacter_isTaken() {
    LogFields.with("azAZ09_.-", "x")
        .run(() -> assertThat(LogFields.current()).containsKey("azAZ09_.-"));
    LogFields.with("n".repeat(64), "x");
    assertThatThrownBy(() -> LogFields.with("n".repeat(65), "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @SuppressWarnings("NullAway") // A caller without the checker.
  void value_null_isRefusedAtOnce() {
    var map = new HashMap<String, String>();
    map.put("a", null);
    map.put("b", "2");

    assertThatThrownBy(() -> LogFields.with("a", null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> LogFields.with(map))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("'a'");
  }
}
