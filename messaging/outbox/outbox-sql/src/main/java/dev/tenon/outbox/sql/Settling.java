package dev.tenon.outbox.sql;

import dev.tenon.outbox.spi.Settled;
import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Settlement.Dead;
import dev.tenon.outbox.spi.Settlement.Delivered;
import dev.tenon.outbox.spi.Settlement.Returned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One round of settling: first the lanes are held, as far as they are still ours, then what became
/// of them and their messages is written.
final class Settling {

  private final OutboxSql sql;
  private final List<Settlement> settlements;

  /// By which claim each lane is held now.
  private final Map<Long, @Nullable UUID> holders = new HashMap<>();

  /// Lanes to which no open transaction has appended.
  private final Set<Long> quiet = new HashSet<>();

  Settling(OutboxSql sql, List<Settlement> settlements) {
    this.sql = sql;
    this.settlements = settlements;
  }

  Settled on(Connection connection) throws SQLException {
    hold(connection);
    return settle(connection, settlements.stream().filter(this::isOurs).toList());
  }

  private boolean isOurs(Settlement settlement) {
    return settlement.lane().claim().equals(holders.get(settlement.lane().number()));
  }

  private void hold(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(sql.hold)) {
      var arrays = new Arrays(connection, statement);
      arrays.add("int8", settlements.stream().map(some -> some.lane().number()).distinct());
      arrays.add(
          "int8",
          settlements.stream()
              .filter(Settling::isBack)
              .map(some -> some.lane().number())
              .distinct()
              .sorted());
      var rows = Results.after(statement, 3);
      while (rows.next()) {
        holders.put(rows.getLong(1), rows.getObject(2, UUID.class));
      }
      rows = Results.next(statement);
      while (rows.next()) {
        quiet.add(rows.getLong(1));
      }
    }
  }

  /// Whether a lane is returned for now; one that is delayed has the message that failed.
  private static boolean isBack(Settlement settlement) {
    return settlement instanceof Returned returned && returned.delay().isZero();
  }

  private Settled settle(Connection connection, List<Settlement> ours) throws SQLException {
    var gone = new ArrayList<UUID>();
    var stays = new ArrayList<Settlement>();
    var lanes = new LinkedHashMap<Long, @Nullable Returned>();
    for (var settlement : ours) {
      lanes.putIfAbsent(settlement.lane().number(), null);
      switch (settlement) {
        case Delivered delivered when !delivered.isKept() -> gone.add(delivered.id());
        case Delivered delivered -> stays.add(delivered);
        case Dead dead -> stays.add(dead);
        case Returned returned -> lanes.put(returned.lane().number(), returned);
      }
    }
    try (var statement = connection.prepareStatement(sql.settle)) {
      var arrays = new Arrays(connection, statement);
      arrays.add("uuid", gone.stream());
      arrays.add("uuid", stays.stream().map(Settling::id));
      arrays.add("text", stays.stream().map(some -> some instanceof Dead ? "dead" : "delivered"));
      arrays.add("int4", stays.stream().map(some -> some instanceof Dead d ? d.attempts() : null));
      arrays.add("text", stays.stream().map(some -> some instanceof Dead d ? d.reason() : null));
      arrays.add("int8", lanes.keySet().stream().filter(quiet::contains));
      arrays.add("int8", lanes.keySet().stream());
      arrays.add("int4", lanes.values().stream().map(back -> back == null ? 0 : back.attempts()));
      arrays.add("int8", lanes.values().stream().map(Settling::delay));
      return settled(statement);
    }
  }

  private static UUID id(Settlement settlement) {
    return settlement instanceof Delivered delivered ? delivered.id() : ((Dead) settlement).id();
  }

  private static @Nullable Long delay(@Nullable Returned back) {
    return back == null ? null : back.delay().toMillis();
  }

  /// Counts messages that are gone, messages that stay, lanes that were removed, and lanes that are
  /// still there: held, for later, or for now.
  private static Settled settled(PreparedStatement statement) throws SQLException {
    statement.execute();
    int effective = 0;
    for (int i = 0; i < 3; i++) {
      effective += statement.getUpdateCount();
      statement.getMoreResults();
    }
    boolean isMoreDue = false;
    var delays = statement.getResultSet();
    while (delays.next()) {
      long delay = delays.getLong(1);
      boolean isReturned = !delays.wasNull();
      effective += isReturned ? 1 : 0;
      isMoreDue |= isReturned && delay == 0;
    }
    return new Settled(effective, isMoreDue);
  }
}
