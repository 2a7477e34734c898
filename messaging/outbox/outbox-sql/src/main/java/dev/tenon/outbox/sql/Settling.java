package dev.tenon.outbox.sql;

import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Settlement.Dead;
import dev.tenon.outbox.spi.Settlement.Delivered;
import dev.tenon.outbox.spi.Settlement.Returned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Settlements as the arrays of one statement.
final class Settling {

  /// @param lane which lane
  /// @param claim by which claim it was held
  private record Held(long lane, UUID claim) {}

  /// The lanes, each with how it is returned; null for those that are still held.
  private final Map<Held, @Nullable Returned> lanes = new LinkedHashMap<>();

  private final List<Delivered> gone = new ArrayList<>();
  private final List<Settlement> settled = new ArrayList<>();

  Settling(List<Settlement> settlements) {
    for (var settlement : settlements) {
      var held = new Held(settlement.lane().number(), settlement.lane().claim());
      switch (settlement) {
        case Returned returned -> lanes.put(held, returned);
        case Delivered delivered when !delivered.isKept() -> {
          lanes.putIfAbsent(held, null);
          gone.add(delivered);
        }
        case Delivered delivered -> {
          lanes.putIfAbsent(held, null);
          settled.add(delivered);
        }
        case Dead dead -> {
          lanes.putIfAbsent(held, null);
          settled.add(dead);
        }
      }
    }
  }

  /// Binds what becomes of messages.
  void bindMessages(Connection connection, PreparedStatement statement) throws SQLException {
    var arrays = new Arrays(connection, statement);
    addLanes(arrays);
    arrays.add("uuid", gone.stream().map(Delivered::id));
    arrays.add("uuid", gone.stream().map(some -> some.lane().claim()));
    arrays.add("uuid", settled.stream().map(Settling::id));
    arrays.add("uuid", settled.stream().map(some -> some.lane().claim()));
    arrays.add("text", settled.stream().map(some -> some instanceof Dead ? "dead" : "delivered"));
    arrays.add("int4", settled.stream().map(some -> some instanceof Dead d ? d.attempts() : null));
    arrays.add("text", settled.stream().map(some -> some instanceof Dead d ? d.reason() : null));
    arrays.add(
        "int8",
        lanes.entrySet().stream()
            .filter(entry -> entry.getValue() != null && entry.getValue().delay().isZero())
            .map(entry -> entry.getKey().lane())
            .sorted());
  }

  /// Binds what becomes of lanes.
  ///
  /// @param locked those that may be removed where they are empty
  void bindLanes(Connection connection, PreparedStatement statement, List<Long> locked)
      throws SQLException {
    var arrays = new Arrays(connection, statement);
    addLanes(arrays);
    arrays.add("int8", locked.stream());
    addLanes(arrays);
    arrays.add("int4", lanes.values().stream().map(Settling::attempts));
    arrays.add("int8", lanes.values().stream().map(Settling::delay));
  }

  private void addLanes(Arrays arrays) throws SQLException {
    arrays.add("int8", lanes.keySet().stream().map(Held::lane));
    arrays.add("uuid", lanes.keySet().stream().map(Held::claim));
  }

  private static int attempts(@Nullable Returned returned) {
    return returned == null ? 0 : returned.attempts();
  }

  private static @Nullable Long delay(@Nullable Returned returned) {
    return returned == null ? null : returned.delay().toMillis();
  }

  private static UUID id(Settlement settlement) {
    return switch (settlement) {
      case Delivered delivered -> delivered.id();
      case Dead dead -> dead.id();
      case Returned returned -> throw new IllegalStateException("A lane has no id: " + returned);
    };
  }
}
