package dev.tenon.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The headers of an answer: names with values, in order, a name possibly more than once.
///
/// Immutable and thread-safe. A name that is no token and a value with a control character are
/// refused when they are added, so that no text taken from a request can split an answer (RFC 9110,
/// 5.1 and 5.5).
public final class Headers {

  private static final Headers NONE = new Headers(List.of());

  /// Name, value, name, value.
  private final List<String> pairs;

  private Headers(List<String> pairs) {
    this.pairs = pairs;
  }

  /// No headers.
  public static Headers none() {
    return NONE;
  }

  /// One header.
  public static Headers of(String name, String value) {
    return NONE.with(name, value);
  }

  /// These headers with one in place of all of the same name.
  ///
  /// @throws IllegalArgumentException if the name or the value cannot stand in a header
  public Headers with(String name, String value) {
    var changed = new ArrayList<String>(pairs.size() + 2);
    each((otherName, otherValue) -> {
      if (!otherName.equalsIgnoreCase(name)) {
        changed.add(otherName);
        changed.add(otherValue);
      }
    });
    return appended(changed, name, value);
  }

  /// These headers with one more, beside any of the same name.
  ///
  /// @throws IllegalArgumentException if the name or the value cannot stand in a header
  public Headers and(String name, String value) {
    return appended(new ArrayList<>(pairs), name, value);
  }

  /// These headers, and of the others those whose names are not among them.
  Headers withDefaults(Headers others) {
    var all = new ArrayList<>(pairs);
    others.each((name, value) -> {
      if (!contains(name)) {
        all.add(name);
        all.add(value);
      }
    });
    return new Headers(all);
  }

  /// The first value of a name; its case does not matter.
  public Optional<String> first(String name) {
    for (int i = 0; i < pairs.size(); i += 2) {
      if (pairs.get(i).equalsIgnoreCase(name)) {
        return Optional.of(pairs.get(i + 1));
      }
    }
    return Optional.empty();
  }

  /// All values of a name, in order; its case does not matter.
  public List<String> all(String name) {
    var values = new ArrayList<String>();
    each((other, value) -> {
      if (other.equalsIgnoreCase(name)) {
        values.add(value);
      }
    });
    return values;
  }

  /// Whether there is a header of this name.
  public boolean contains(String name) {
    return first(name).isPresent();
  }

  /// Calls back with each name and value, in order.
  public void each(BiConsumer<String, String> action) {
    for (int i = 0; i < pairs.size(); i += 2) {
      action.accept(pairs.get(i), pairs.get(i + 1));
    }
  }

  @Override
  public String toString() {
    return pairs.toString();
  }

  private static Headers appended(List<String> pairs, String name, String value) {
    pairs.add(requireToken(name));
    pairs.add(requireText(name, value));
    return new Headers(pairs);
  }

  private static String requireToken(String name) {
    if (name.isEmpty() || !name.chars().allMatch(Headers::isTokenChar)) {
      throw new IllegalArgumentException("Not a header name: '" + printable(name) + "'.");
    }
    return name;
  }

  private static String requireText(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c >= 0x7f) {
        throw new IllegalArgumentException(
            "The value of header %s may hold printable ASCII only; character %d is U+%04X."
                .formatted(name, i + 1, (int) c));
      }
    }
    return value;
  }

  static boolean isTokenChar(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  private static String printable(String name) {
    return name.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? name : "…";
  }
}
