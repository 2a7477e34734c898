package dev.tenon.dev;

import org.jspecify.annotations.Nullable;

/// A service that cannot be developed here: what is wrong and the remedy, for a terminal.
public final class DevFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  DevFailure(String problem, String remedy, @Nullable Throwable cause) {
    super(problem, cause);
    this.remedy = remedy;
  }

  /// What to do about it.
  public String remedy() {
    return remedy;
  }
}
