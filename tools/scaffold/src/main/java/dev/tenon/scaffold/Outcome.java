package dev.tenon.scaffold;

/// What an update does with one file.
public enum Outcome {
  /// The template has it anew.
  ADDED,

  /// Only the template has changed it.
  UPDATED,

  /// The template and you have changed it, on different lines.
  MERGED,

  /// The template and you have changed the same lines; both stand in the file, between marks.
  CONFLICT,

  /// The template no longer has it, and you have not changed it: it is deleted.
  REMOVED,

  /// The template no longer has it, but you have changed it: it stays.
  KEPT,

  /// The template has changed it, but you have deleted it: it stays away.
  AWAY,

  /// The template has changed it, but what is there is no text: it stays as it is.
  BLOCKED;

  /// Whether a person has to look at it before the next update.
  public boolean needsYou() {
    return this == CONFLICT || this == BLOCKED;
  }
}
