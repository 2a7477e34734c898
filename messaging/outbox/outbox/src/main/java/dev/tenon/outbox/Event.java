package dev.tenon.outbox;

import dev.tenon.contracts.Contract;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happened, as it is appended to an [Outbox].
///
/// ```java
/// Event.of("order.placed", order.id(), order).withVersion(2).withHeader("tenant", "acme")
/// ```
///
/// The payload is written to JSON when the event is made: what is changed afterwards does not
/// change the event. An event that is appended twice makes two messages.
///
/// Immutable and thread-safe.
public final class Event {

  static final int LONGEST_NAME = 200;
  private static final int MOST_HEADERS = 32;
  private static final int LONGEST_HEADER = 1_000;
  private static final int LONGEST_HEADER_NAME = 20;

  /// What follows the backslash in the escape that a writer of JSON makes of U+0000.
  private static final byte[] NUL = "u0000".getBytes(StandardCharsets.US_ASCII);

  /// Attributes of CloudEvents that are made of the message itself.
  private static final Set<String> TAKEN =
      Set.of(
          "id",
          "source",
          "specversion",
          "type",
          "subject",
          "time",
          "data",
          "database64",
          "datacontenttype",
          "dataschema",
          "dataversion",
          "partitionkey");

  private final String topic;
  private final @Nullable String key;
  private final int version;
  private final Class<?> type;
  private final byte[] payload;
  private final Map<String, String> headers;

  private Event(
      String topic,
      @Nullable String key,
      int version,
      Class<?> type,
      byte[] payload,
      Map<String, String> headers) {
    this.topic = topic;
    this.key = key;
    this.version = version;
    this.type = type;
    this.payload = payload;
    this.headers = headers;
  }

  /// An event whose order among those with the same key is kept.
  ///
  /// @param topic words of lower-case letters, digits, `-` and `_`, joined by dots, such as
  ///   `order.placed`; at most 200 characters
  /// @param key whose event it is, by its `toString`: 1 to 200 characters. It is written as it is,
  ///   so take an id, not an address
  /// @param payload a record with a [Contract], or free JSON: a map, list, text, number or boolean
  /// @throws IllegalArgumentException if one of them is something else, or holds what JSON or a
  ///   database cannot carry: U+0000, half a surrogate pair, NaN
  public static Event of(String topic, Object key, Object payload) {
    return created(topic, key.toString(), payload.getClass(), json(payload));
  }

  /// An event whose order does not matter, since it has no key.
  ///
  /// @throws IllegalArgumentException as [#of]
  public static Event unkeyed(String topic, Object payload) {
    return created(topic, null, payload.getClass(), json(payload));
  }

  /// The same with another version of the payload's form, so that a consumer can tell an old one
  /// from a new one; 1 by default.
  ///
  /// @throws IllegalArgumentException if it is less than 1
  public Event withVersion(int version) {
    if (version < 1) {
      throw new IllegalArgumentException("A version is 1 or more, not " + version);
    }
    return new Event(topic, key, version, type, payload, headers);
  }

  /// The same with one more header, or another value of it.
  ///
  /// @param name 1 to 20 lower-case letters and digits, as CloudEvents wants it of its attributes,
  ///   such as `tenant` or `traceparent`; none of the attributes that are made of the message
  /// @param value at most 1,000 characters
  /// @throws IllegalArgumentException if name or value is something else, or there are more than 32
  public Event withHeader(String name, String value) {
    requireHeader(name, value);
    var more = new HashMap<>(headers);
    more.put(name, value);
    if (more.size() > MOST_HEADERS) {
      throw new IllegalArgumentException(
          "An event has at most %d headers. What belongs together goes into the payload."
              .formatted(MOST_HEADERS));
    }
    return new Event(topic, key, version, type, payload, Map.copyOf(more));
  }

  String topic() {
    return topic;
  }

  @Nullable String key() {
    return key;
  }

  int version() {
    return version;
  }

  /// What the payload was before it was JSON.
  Class<?> type() {
    return type;
  }

  byte[] payload() {
    return payload;
  }

  Map<String, String> headers() {
    return headers;
  }

  /// Topic and version; neither key nor payload, since it may be logged.
  @Override
  public String toString() {
    return "Event[%s version %d]".formatted(topic, version);
  }

  private static Event created(String topic, @Nullable String key, Class<?> type, byte[] payload) {
    requireTopic(topic);
    if (key != null && (key.isEmpty() || key.length() > LONGEST_NAME)) {
      throw new IllegalArgumentException(
          "A key has 1 to %d characters, this one %d. Take the id of what the event is about, or Event.unkeyed."
              .formatted(LONGEST_NAME, key.length()));
    }
    requireStorable("key", key == null ? "" : key);
    return new Event(topic, key, 1, type, payload, Map.of());
  }

  @SuppressWarnings("unchecked") // the contract is that of the value's own class
  private static byte[] json(Object payload) {
    var contract =
        payload instanceof Record ? Contract.of(payload.getClass()) : Contract.of(Object.class);
    var json = ((Contract<Object>) contract).toJson(payload);
    if (holdsNul(json)) {
      throw new IllegalArgumentException(
          "A text of the payload holds U+0000, which neither databases nor contracts take. Remove it.");
    }
    return json;
  }

  private static boolean holdsNul(byte[] json) {
    for (int i = 0; i < json.length - NUL.length; i++) {
      if (json[i] == '\\') {
        if (Arrays.equals(json, i + 1, i + 1 + NUL.length, NUL, 0, NUL.length)) {
          return true;
        }
        i++; // also past the second of two backslashes
      }
    }
    return false;
  }

  static void requireTopic(String topic) {
    if (topic.length() > LONGEST_NAME || !isDottedWords(topic)) {
      throw new IllegalArgumentException(
          "A topic is words of lower-case letters, digits, '-' and '_' joined by dots, at most %d characters, such as order.placed; not '%s'"
              .formatted(LONGEST_NAME, cut(topic)));
    }
  }

  private static boolean isDottedWords(String topic) {
    boolean inWord = false;
    for (int i = 0; i < topic.length(); i++) {
      char c = topic.charAt(i);
      if (c == '.' ? !inWord : !isWordCharacter(c)) {
        return false;
      }
      inWord = c != '.';
    }
    return inWord;
  }

  private static boolean isWordCharacter(char c) {
    return isLetterOrDigit(c) || c == '-' || c == '_';
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static void requireHeader(String name, String value) {
    if (name.isEmpty()
        || name.length() > LONGEST_HEADER_NAME
        || !name.chars().allMatch(c -> isLetterOrDigit((char) c))) {
      throw new IllegalArgumentException(
          "The name of a header is 1 to %d lower-case letters and digits, such as tenant; not '%s'"
              .formatted(LONGEST_HEADER_NAME, cut(name)));
    }
    if (TAKEN.contains(name)) {
      throw new IllegalArgumentException(
          "The header '%s' is made of the message itself. Take another name.".formatted(name));
    }
    if (value.length() > LONGEST_HEADER) {
      throw new IllegalArgumentException(
          "The header '%s' has %d characters, at most %d are taken. Put it into the payload."
              .formatted(name, value.length(), LONGEST_HEADER));
    }
    requireStorable("header '" + name + "'", value);
  }

  static void requireStorable(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new IllegalArgumentException(
            "The %s holds U+0000, which a database does not take. Remove it.".formatted(what));
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new IllegalArgumentException(
            "The %s holds half a surrogate pair, which is no character.".formatted(what));
      }
    }
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
