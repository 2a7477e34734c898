package dev.tenon.openapi;

/// A place at which a document takes less, or gives other things, than a released one promised.
///
/// @param rule which promise is broken
/// @param pointer where, as a JSON Pointer (RFC 6901): in the released document if the thing is
///   gone, else in the one of now
/// @param released what the released document says there, as JSON of at most 200 characters;
///   `nothing` where it says nothing
/// @param now what the document says now
/// @param operation the operation whose callers break, such as `POST /api/v1/teas`; where several
///   share the place, the first of them
public record BreakingChange(
    BreakingRule rule, String pointer, String released, String now, String operation) {

  /// What, where, whom, and what to do instead:
  ///
  /// ```
  /// /components/schemas/NewTea/properties/name/maxLength: released 50, now 20.
  ///   Values that were taken are refused; it breaks those who send to POST /api/v1/teas.
  ///   Keep what was allowed, or ask for more at a new path. (LIMIT_TIGHTENED)
  /// ```
  @Override
  public String toString() {
    return String.join(
        "\n",
        "%s: released %s, now %s.".formatted(pointer, released, now),
        "  %s; it breaks those %s %s.".formatted(rule.meaning(), rule.whom(), operation),
        "  %s. (%s)".formatted(rule.remedy(), rule.name()));
  }
}
