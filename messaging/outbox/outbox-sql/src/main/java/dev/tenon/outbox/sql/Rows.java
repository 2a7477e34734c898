package dev.tenon.outbox.sql;

import dev.tenon.contracts.Contract;
import dev.tenon.outbox.DeadLetter;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.spi.Lane;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads messages, whose columns begin with lane and attempts, and writes headers.
final class Rows {

  private static final Contract<Object> JSON = Contract.of(Object.class);

  private Rows() {}

  /// Rows in the order of their lanes; all but the first of a lane are tried for the first time.
  static List<Lane> lanes(ResultSet rows, UUID claim) throws SQLException {
    var messages = new LinkedHashMap<Long, List<Message>>();
    while (rows.next()) {
      var lane = messages.computeIfAbsent(rows.getLong(1), number -> new ArrayList<>());
      lane.add(message(rows, lane.isEmpty() ? rows.getInt(2) : 1));
    }
    var lanes = new ArrayList<Lane>();
    messages.forEach((number, all) -> lanes.add(new Lane(number, claim, all)));
    return lanes;
  }

  static DeadLetter deadLetter(ResultSet rows) throws SQLException {
    return new DeadLetter(message(rows, rows.getInt(2)), rows.getString(10), instant(rows, 11));
  }

  private static Message message(ResultSet rows, int attempt) throws SQLException {
    return new Message(
        rows.getObject(3, UUID.class),
        rows.getString(4),
        rows.getString(5),
        rows.getInt(6),
        rows.getString(7),
        headers(rows.getString(8)),
        instant(rows, 9),
        attempt);
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable String json(Map<String, String> headers) {
    return headers.isEmpty() ? null : new String(JSON.toJson(headers), StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(@Nullable String json) {
    if (json == null) {
      return Map.of();
    }
    var headers = new LinkedHashMap<String, String>();
    if (JSON.parse(json.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> members) {
      members.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
    }
    return headers;
  }
}
