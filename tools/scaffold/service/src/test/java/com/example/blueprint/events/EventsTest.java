package com.example.blueprint.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.blueprint.Output;
import dev.tenon.sql.Database;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventsTest {

  private static final UUID KEY = UUID.fromString("0198f2c0-0000-7000-8000-000000000001");

  private record Payload(String text) {}

  private final Database database = Database.inMemory();

  // [outbox
  @Test
  void and_tellsOneAfterTheOther() {
    var told = new StringBuilder();
    Events first = (_, topic, _, _) -> told.append("first ").append(topic);
    Events both = first.and((_, topic, _, _) -> told.append(", second ").append(topic));

    database.runInTransaction(tx -> both.append(tx, "thing.done", KEY, new Payload("x")));

    assertThat(told).hasToString("first thing.done, second thing.done");
  }

  // outbox]
  @Test
  void logged_isALineOnceTheTransactionStands() {
    try (var output = Output.captured()) {
      var events = Events.logged();
      assertThatThrownBy(() ->
              database.runInTransaction(tx -> {
                events.append(tx, "thing.undone", KEY, new Payload("x"));
                throw new IllegalStateException("undone");
              }))
          .hasMessage("undone");
      database.runInTransaction(tx -> events.append(tx, "thing.done", KEY, new Payload("secret")));

      assertThat(output.text())
          .contains("thing.done " + KEY)
          .doesNotContain("thing.undone", "secret");
    }
  }
}
