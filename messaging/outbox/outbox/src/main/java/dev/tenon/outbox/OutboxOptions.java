package dev.tenon.outbox;

import dev.tenon.redaction.Redaction;
import java.util.HashMap;
import java.util.Map;

/// What an outbox writes, and what it leaves out.
///
/// @param redaction what no payload and no header may hold; [Redaction#standard()] by default. An
///   event that must carry what this hides, such as a token for a mail, needs a default that does
///   not hide it: `Redaction.standard().without("token")`
/// @param byTopic what the payloads and headers of one topic may not hold either; unmodifiable
/// @param maxPayloadBytes the longest payload in bytes of UTF-8, before redaction; 1 to 1,000,000,
///   262,144 by default. What is larger is better stored elsewhere and named in the event
public record OutboxOptions(
    Redaction redaction, Map<String, Redaction> byTopic, int maxPayloadBytes) {

  private static final int LARGEST = 1_000_000;

  /// Copies the map.
  ///
  /// @throws IllegalArgumentException if a topic is none, or the size is out of range
  public OutboxOptions {
    byTopic = Map.copyOf(byTopic);
    byTopic.keySet().forEach(Event::requireTopic);
    if (maxPayloadBytes < 1 || maxPayloadBytes > LARGEST) {
      throw new IllegalArgumentException(
          "maxPayloadBytes is 1 to %d, not %d".formatted(LARGEST, maxPayloadBytes));
    }
  }

  /// The standard redaction for all topics, and payloads of 262,144 bytes at most.
  public static OutboxOptions defaults() {
    return new OutboxOptions(Redaction.standard(), Map.of(), 256 * 1024);
  }

  /// With another redaction of all topics.
  public OutboxOptions withRedaction(Redaction redaction) {
    return new OutboxOptions(redaction, byTopic, maxPayloadBytes);
  }

  /// With a redaction of one topic **in addition** to that of all topics: what either hides is
  /// hidden, and where both do, the stricter treatment counts (drop, then mask, then hash).
  ///
  /// @throws IllegalArgumentException if the topic is none
  public OutboxOptions withRedaction(String topic, Redaction redaction) {
    var more = new HashMap<>(byTopic);
    more.put(topic, redaction);
    return new OutboxOptions(this.redaction, more, maxPayloadBytes);
  }

  /// With another size of the longest payload.
  public OutboxOptions withMaxPayloadBytes(int maxPayloadBytes) {
    return new OutboxOptions(redaction, byTopic, maxPayloadBytes);
  }
}
