package dev.tenon.outbox;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event on its way: what targets and consumers see.
///
/// Immutable and thread-safe, like all records here.
///
/// @param id which message this is, a UUID of version 7; the same at each delivery, so what a
///   consumer remembers
/// @param topic what happened, such as `order.placed`
/// @param key whose events are kept in order; null where there is no order to keep
/// @param version of the payload's form, 1 or more
/// @param payload JSON
/// @param headers what else the event says about itself; unmodifiable
/// @param occurredAt when it was appended, by the clock of the store
/// @param attempt 1 at the first delivery; more when it failed before, or nobody knows how it ended
public record Message(
    UUID id,
    String topic,
    @Nullable String key,
    int version,
    String payload,
    Map<String, String> headers,
    Instant occurredAt,
    int attempt) {

  /// Copies the headers.
  public Message {
    headers = Map.copyOf(headers);
  }

  /// The payload as a record.
  ///
  /// @throws Rejected if it is not what the record expects, with all problems: nothing that is
  ///   tried again makes it readable
  public <T> T payload(Class<T> type) {
    return payload(Contract.of(type));
  }

  /// The payload as a contract reads it.
  ///
  /// @throws Rejected if it is not what the contract expects, with all problems
  public <T> T payload(Contract<T> contract) {
    try {
      return contract.parse(payload.getBytes(StandardCharsets.UTF_8));
    } catch (DomainError unreadable) {
      throw new Rejected(
          "The payload of %s is no %s: %s".formatted(this, contract.name(), unreadable.problems()),
          unreadable);
    }
  }

  /// Which message this is, without key, payload and headers, since it may be logged.
  @Override
  public String toString() {
    return "Message[%s %s version %d, attempt %d]".formatted(topic, id, version, attempt);
  }
}
