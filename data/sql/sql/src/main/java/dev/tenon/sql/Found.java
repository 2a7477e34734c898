package dev.tenon.sql;

import java.util.List;

/// One page of what a search matched.
///
/// @param items the rows of the page, in order
/// @param total how many rows match in all, on this page and on the others
public record Found<T>(List<T> items, long total) {

  /// Copies the list.
  public Found {
    items = List.copyOf(items);
  }
}
