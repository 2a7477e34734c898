package dev.tenon.contracts;

import java.util.List;
import java.util.stream.Stream;

/// In which order a list is wanted; a component of a search contract.
///
/// The fields that one may sort by are the constants of an enum, called outside as components are:
/// `CREATED_AT` is `createdAt`, unless [WireNames] or [WireName] say otherwise. A query string says
/// `sort=-price,name`, or `sort=-price&sort=name`, with `-` for descending; JSON has a list of such
/// texts. Unknown fields, and a field given twice, are problems. Where it is absent, no order is
/// wanted.
///
/// ```java
/// enum ProductField { NAME, PRICE, CREATED_AT }
///
/// record ProductSearch(Sort<ProductField> sort, Paging paging) {}
/// …
/// var order = search.sort().or(Sort.descending(ProductField.CREATED_AT));
/// ```
///
/// Immutable and thread-safe.
///
/// @param by the fields, the most important first; copied
/// @param <F> the fields that one may sort by
public record Sort<F extends Enum<F>>(List<By<F>> by) {

  /// Refuses a field that is there twice.
  public Sort {
    by = List.copyOf(by);
    if (by.stream().map(By::field).distinct().count() < by.size()) {
      throw new IllegalArgumentException("A field is there twice: " + by);
    }
  }

  /// One field.
  ///
  /// @param field which one
  /// @param isDescending whether the greatest comes first
  /// @param <F> the fields that one may sort by
  public record By<F extends Enum<F>>(F field, boolean isDescending) {}

  /// No order is wanted.
  public static <F extends Enum<F>> Sort<F> none() {
    return new Sort<>(List.of());
  }

  /// By this field, the least first.
  public static <F extends Enum<F>> Sort<F> ascending(F field) {
    return new Sort<>(List.of(new By<>(field, false)));
  }

  /// By this field, the greatest first.
  public static <F extends Enum<F>> Sort<F> descending(F field) {
    return new Sort<>(List.of(new By<>(field, true)));
  }

  /// This order, and where it leaves things equal, the next one.
  ///
  /// @throws IllegalArgumentException if a field is in both
  public Sort<F> then(Sort<F> next) {
    return new Sort<>(Stream.concat(by.stream(), next.by.stream()).toList());
  }

  /// Whether no order is wanted.
  public boolean isNone() {
    return by.isEmpty();
  }

  /// This order, or the other one where none is wanted.
  public Sort<F> or(Sort<F> other) {
    return isNone() ? other : this;
  }
}
