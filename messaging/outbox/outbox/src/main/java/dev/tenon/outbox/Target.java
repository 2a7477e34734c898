package dev.tenon.outbox;

import dev.tenon.errors.TransientError;
import java.util.Map;

/// Where messages go: a broker, another service, a method of this one.
///
/// A message is delivered **at least once**: when the process ends, or a claim runs out, between
/// the delivery and the note of it, the message comes again. So a target is idempotent, or hands
/// the [id][Message#id()] to one who is, such as an [Inbox].
///
/// Called by several threads at once, for messages of one key one after the other.
@FunctionalInterface
public interface Target {

  /// Takes a message; when this returns, it is delivered.
  ///
  /// @throws Rejected for a message that will never be taken: it is not tried again
  /// @throws TransientError to be tried again, not before its wait is over
  /// @throws Exception anything else: it is tried again, less and less often
  void deliver(Message message) throws Exception;

  /// Hands each message to the target of its topic; a topic that is not in the table is
  /// [rejected][Rejected].
  ///
  /// ```java
  /// Target.byTopic(Map.of("order.placed", mails::confirm, "order.paid", stock::reserve))
  /// ```
  ///
  /// @throws IllegalArgumentException if a topic is none, since nothing would ever come there
  static Target byTopic(Map<String, ? extends Target> targets) {
    return byTopic(
        targets,
        message -> {
          throw new Rejected("No target takes the topic " + message.topic());
        });
  }

  /// Hands each message to the target of its topic, and all others to one more.
  ///
  /// @throws IllegalArgumentException if a topic is none
  static Target byTopic(Map<String, ? extends Target> targets, Target otherwise) {
    targets.keySet().forEach(Event::requireTopic);
    var table = Map.<String, Target>copyOf(targets);
    return message -> table.getOrDefault(message.topic(), otherwise).deliver(message);
  }
}
