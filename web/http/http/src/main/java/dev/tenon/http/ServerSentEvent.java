package dev.tenon.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One event of an [EventStream], as a browser's `EventSource` takes it.
///
/// Immutable and thread-safe. Source: the HTML standard, 9.2, Server-sent events.
///
/// @param data the text; each of its lines travels as one, and `\r`, `\n` and `\r\n` arrive as `\n`
/// @param name what listeners listen to; null for `message`
/// @param id what a client that comes back sends as `Last-Event-ID`; null leaves the last one
/// @param retry after which time a client comes back; null leaves it as it is
public record ServerSentEvent(
    String data, @Nullable String name, @Nullable String id, @Nullable Duration retry) {

  /// Refuses a name or an id that would end its line, and a negative time.
  public ServerSentEvent {
    requireLine("name", name);
    requireLine("id", id);
    if (retry != null && retry.isNegative()) {
      throw new IllegalArgumentException("A client comes back after a time, not before: " + retry);
    }
  }

  /// An event without a name.
  public static ServerSentEvent of(String data) {
    return new ServerSentEvent(data, null, null, null);
  }

  /// The same with a name.
  ///
  /// @throws IllegalArgumentException if it has a line end or a zero character
  public ServerSentEvent withName(String other) {
    return new ServerSentEvent(data, other, id, retry);
  }

  /// The same with an id.
  ///
  /// @throws IllegalArgumentException if it has a line end or a zero character
  public ServerSentEvent withId(String other) {
    return new ServerSentEvent(data, name, other, retry);
  }

  /// The same with a time after which a client comes back that lost the connection.
  ///
  /// @throws IllegalArgumentException if it is negative
  public ServerSentEvent withRetry(Duration other) {
    return new ServerSentEvent(data, name, id, other);
  }

  /// The lines of the event, with the empty one that ends it.
  String lines() {
    var lines = new StringBuilder(data.length() + 32);
    field(lines, "event", name);
    field(lines, "id", id);
    if (retry != null) {
      field(lines, "retry", Long.toString(retry.toMillis()));
    }
    // An empty text is a line as well; one at the end of the text is kept.
    for (var line : data.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
      field(lines, "data", line);
    }
    return lines.append('\n').toString();
  }

  private static void field(StringBuilder lines, String field, @Nullable String value) {
    if (value != null) {
      lines.append(field).append(": ").append(value).append('\n');
    }
  }

  private static void requireLine(String what, @Nullable String value) {
    if (value != null && value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
      throw new IllegalArgumentException(
          "The %s of an event has no line end and no U+0000; put text into its data."
              .formatted(what));
    }
  }
}
