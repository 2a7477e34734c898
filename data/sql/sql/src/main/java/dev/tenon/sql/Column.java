package dev.tenon.sql;

import java.lang.invoke.MethodHandle;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// One component of a record and its column.
///
/// @param table the name of the table, for messages
/// @param index its place in the record, from 0
/// @param component the name in the record
/// @param name the name in the table
/// @param nullable whether NULL is a value
/// @param accessor takes the record as an Object and returns the value as an Object
record Column(
    String table,
    int index,
    String component,
    String name,
    ColumnType type,
    boolean nullable,
    MethodHandle accessor) {

  /// The name as it stands in a statement: always quoted, so that `order` is a column too.
  String quoted() {
    return '"' + name + '"';
  }

  /// The name where order matters: text by code point, whatever the collation of the database.
  String ordered() {
    return type.text() ? quoted() + " collate \"C\"" : quoted();
  }

  /// The value of a record, as the database will keep it.
  @Nullable Object storedOf(Object row) {
    var value = valueOf(row);
    if (value == null) {
      if (!nullable) {
        throw new IllegalArgumentException(
            "%s of a row for %s is null. Mark the component @Nullable, or give a value."
                .formatted(component, table));
      }
      return null;
    }
    return type.stored().apply(value);
  }

  private @Nullable Object valueOf(Object row) {
    try {
      return (Object) accessor.invokeExact(row);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("An accessor threw a checked exception", e);
    }
  }

  /// A value of a criterion or an id, as the database keeps it.
  ///
  /// @throws IllegalArgumentException if it is of another type
  Object coerced(Object value) {
    var coerced = type.coerced(value);
    if (coerced == null) {
      throw new IllegalArgumentException(
          "%s of %s is a %s, not a %s."
              .formatted(
                  component,
                  table,
                  type.javaType().getSimpleName(),
                  value.getClass().getSimpleName()));
    }
    return coerced;
  }

  void write(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
    if (value == null) {
      statement.setNull(index, type.sqlType());
    } else {
      type.write().write(statement, index, value);
    }
  }

  @Nullable Object read(ResultSet rows, int index) throws SQLException {
    Object value;
    try {
      value = type.read().read(rows, index);
    } catch (SQLException e) {
      throw fault("holds a value that is no " + type.javaType().getSimpleName(), e);
    }
    if (value == null || rows.wasNull()) {
      if (!nullable) {
        throw fault("is NULL and the component is not @Nullable", null);
      }
      return null;
    }
    return value;
  }

  private DatabaseFailure fault(String what, @Nullable Throwable cause) {
    return new DatabaseFailure(
        DatabaseFailure.STORED_VALUE,
        "Column %s of table %s %s: change the component %s or the column."
            .formatted(name, table, what, component),
        cause);
  }
}
