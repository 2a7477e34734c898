package dev.tenon.outbox.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Binds arrays to a statement, one after the other.
final class Arrays {

  private final Connection connection;
  private final PreparedStatement statement;
  private int bound;

  Arrays(Connection connection, PreparedStatement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  /// @param type the name of the items' type
  void add(String type, Stream<? extends @Nullable Object> items) throws SQLException {
    statement.setArray(++bound, connection.createArrayOf(type, items.toArray()));
  }
}
