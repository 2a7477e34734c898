package dev.tenon.lifecycle;

import java.util.List;

/// The answer to a health question.
///
/// @param ok whether every check is well
/// @param checks the lines behind the answer, in the order in which the components were added;
///   unmodifiable
public record Health(boolean ok, List<Check> checks) {

  static final Health WELL = new Health(true, List.of());

  /// Copies the list.
  public Health {
    checks = List.copyOf(checks);
  }

  static Health of(List<Check> checks) {
    return new Health(checks.stream().allMatch(Check::ok), checks);
  }

  static Health not(String reason) {
    return of(List.of(new Check(Lifecycle.NAME, false, reason)));
  }
}
