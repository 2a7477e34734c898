package dev.tenon.sql;

import org.jspecify.annotations.Nullable;

/// The values of one row, in the order of the columns; never changed once made.
final class Values {

  private final @Nullable Object[] row;

  Values(@Nullable Object[] row) {
    this.row = row;
  }

  @Nullable Object get(Column column) {
    return row[column.index()];
  }
}
