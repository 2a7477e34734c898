package dev.tenon.lifecycle;

/// Whether a part can do its work now, and if not, why.
///
/// @param isReady whether it can
/// @param reason why not, in a few words without secrets, host names or statements, since it is
///   shown to whoever may read the health answer; empty when ready
public record Readiness(boolean isReady, String reason) {

  /// Ready, with nothing to add.
  public static final Readiness READY = new Readiness(true, "");

  /// Not ready, for this reason.
  ///
  /// @throws IllegalArgumentException if the reason is blank
  public static Readiness notReady(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Say why it is not ready.");
    }
    return new Readiness(false, reason);
  }
}
