package dev.tenon.contracts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;

/// Which part of a longer list is wanted; a component of a search contract.
///
/// @param limit the most items wanted, 1 to 100; 20 when absent
/// @param offset how many items to leave out first; 0 when absent
public record Paging(@Min(1) @Max(100) int limit, @PositiveOrZero int offset) {

  /// The first 20.
  public static Paging defaults() {
    return new Paging(20, 0);
  }
}
