package dev.tenon.http.testkit;

import dev.tenon.contracts.Contract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An answer as a client sees it.
///
/// @param status the HTTP status
/// @param headers the values of each header, by its name in lower case
/// @param body the body, empty for none
@SuppressWarnings("ArrayRecordComponent") // Bytes are sent or read, never compared.
public record TestAnswer(int status, Map<String, List<String>> headers, byte[] body) {

  private static final Contract<Object> JSON = Contract.of(Object.class);

  /// The first value of a header; the name's case does not matter.
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /// All values of a header; the name's case does not matter.
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /// The body as text in UTF-8.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The body as JSON: text, number, boolean, list or map.
  public Object json() {
    return JSON.parse(body);
  }

  /// The value at a path of member names in the body, such as `json("items", "0", "name")`; a
  /// number steps into a list.
  ///
  /// @throws AssertionError if there is no such member
  public @Nullable Object json(String... path) {
    Object value = json();
    for (var step : path) {
      if (value instanceof Map<?, ?> map && map.containsKey(step)) {
        value = map.get(step);
      } else if (value instanceof List<?> list && isIndex(step, list.size())) {
        value = list.get(Integer.parseInt(step));
      } else {
        throw new AssertionError("There is no " + String.join(" → ", path) + " in " + text());
      }
    }
    return value;
  }

  private static boolean isIndex(String step, int size) {
    return step.matches("[0-9]{1,9}") && Integer.parseInt(step) < size;
  }

  /// The body read by its contract.
  public <T> T as(Class<T> type) {
    return Contract.of(type).parse(body);
  }

  /// The body read by its contract.
  public <T> T as(Contract<T> contract) {
    return contract.parse(body);
  }

  /// Status and body, for messages of failed assertions.
  @Override
  public String toString() {
    return status + " " + text();
  }
}
