package dev.tenon.outbox;

import org.jspecify.annotations.Nullable;

/// The store of an outbox or an inbox failed in a way that neither the caller nor waiting can mend:
/// a missing table, a missing right.
///
/// | id | meaning |
/// |---|---|
/// | `TENON-E01` | the store of an outbox refused what was asked of it |
/// | `TENON-E02` | the store of an inbox refused what was asked of it |
///
/// The message is for the log; the cause is what the backend threw.
public final class OutboxFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String OUTBOX = "TENON-E01";
  static final String INBOX = "TENON-E02";

  private final String id;

  OutboxFailure(String id, String message, @Nullable Throwable cause) {
    super(id + "  " + message, cause);
    this.id = id;
  }

  /// For stores of an outbox that are asked for something beside their SPI, such as its tables.
  ///
  /// @param doing what was refused, after "refused to"
  public static OutboxFailure outbox(String doing, Throwable cause) {
    return new OutboxFailure(OUTBOX, "The outbox refused to %s.".formatted(doing), cause);
  }

  /// The same for stores of an inbox.
  ///
  /// @param doing what was refused, after "refused to"
  public static OutboxFailure inbox(String doing, Throwable cause) {
    return new OutboxFailure(INBOX, "The inbox refused to %s.".formatted(doing), cause);
  }

  /// Which failure, from the table above; stable.
  public String id() {
    return id;
  }
}
