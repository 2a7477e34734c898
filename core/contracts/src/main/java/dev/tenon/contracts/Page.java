package dev.tenon.contracts;

import java.util.List;
import java.util.function.Function;

/// One page of a longer list.
///
/// @param items what is on this page, in order; copied
/// @param total how many there are on all pages
/// @param limit the most items that this page could hold
/// @param offset how many items come before this page
/// @param <T> what the list holds
public record Page<T>(List<T> items, long total, int limit, int offset) {

  /// Refuses negative numbers.
  public Page {
    items = List.copyOf(items);
    if (total < 0 || limit < 0 || offset < 0) {
      throw new IllegalArgumentException("total, limit and offset are not negative");
    }
  }

  /// The same page of other things.
  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(items.stream().<R>map(change).toList(), total, limit, offset);
  }
}
