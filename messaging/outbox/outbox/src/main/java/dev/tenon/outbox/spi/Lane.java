package dev.tenon.outbox.spi;

import dev.tenon.outbox.Message;
import java.util.List;
import java.util.UUID;

/// A lane that is claimed, with its first messages.
///
/// @param number which lane
/// @param claim by which claim it is held
/// @param messages in their order, one at least; there may be more behind them
public record Lane(long number, UUID claim, List<Message> messages) {

  /// Copies the list.
  public Lane {
    messages = List.copyOf(messages);
  }
}
