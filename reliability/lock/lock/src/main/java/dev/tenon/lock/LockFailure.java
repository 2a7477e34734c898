package dev.tenon.lock;

import org.jspecify.annotations.Nullable;

/// A lock failed in a way that asking again does not mend.
///
/// | id | meaning |
/// |---|---|
/// | `TENON-K01` | the store of the locks refused: a missing table, a missing right, a script that it does not run |
/// | `TENON-K02` | the lease ended before the work did; others may have worked at the same time |
/// | `TENON-K03` | a write was refused, since a later holder of the lock has written already |
///
/// The message is for the log.
public final class LockFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String STORE = "TENON-K01";
  static final String LOST = "TENON-K02";
  static final String STALE = "TENON-K03";

  private final String id;

  private LockFailure(String id, String message, @Nullable Throwable cause) {
    super(id + "  " + message, cause);
    this.id = id;
  }

  /// For stores, where they are not called by [Locks], which does it for them: they were refused.
  public static LockFailure store(Throwable cause) {
    return new LockFailure(STORE, "The store of the locks refused: " + said(cause), cause);
  }

  private static String said(Throwable cause) {
    var message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }

  static LockFailure lost(String name) {
    return new LockFailure(
        LOST,
        "The lease of '%s' ended before the work did, so others may have worked at the same time. Take a longer lease, and let what is written to check the fence."
            .formatted(name),
        null);
  }

  /// For stores that check fences: a write came with an older fence than one before it.
  ///
  /// @param name the lock
  /// @param fence the one that came
  /// @param newest the one that was seen before
  public static LockFailure stale(String name, long fence, long newest) {
    return new LockFailure(
        STALE,
        "A write under the lock '%s' was refused: its fence is %d, and a later holder has written with %d."
            .formatted(name, fence, newest),
        null);
  }

  /// Which failure, from the table above; stable.
  public String id() {
    return id;
  }
}
