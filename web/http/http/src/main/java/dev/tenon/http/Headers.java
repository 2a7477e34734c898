package dev.tenon.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The headers of an answer: names with values, in order, a name possibly more than once.
///
/// Immutable and thread-safe. A name that is no token and a value with a control character are
/// refused when they are added, so that no text taken from a request can split an answer (RFC 9110,
/// 5.1 and 5.5).
public final class Headers {

  /// What frames a message, and is the engine's alone.
  private static final List<String> FRAMING =
      List.of("Connection", "Content-Length", "Date", "Keep-Alive", "Transfer-Encoding");

  private static final boolean[] TOKEN = tokenCharacters();

  private static final Headers NONE = new Headers(new String[0], 0, false);

  /// Name, value, name, value; never changed.
  private final String[] pairs;

  /// The [marks][#mark(String)] of all names, since most of those that are asked for are not there.
  private final long marks;

  /// Whether one of them frames a message: asked after each filter, so known.
  private final boolean framed;

  private Headers(String[] pairs, long marks, boolean framed) {
    this.pairs = pairs;
    this.marks = marks;
    this.framed = framed;
  }

  /// No headers.
  public static Headers none() {
    return NONE;
  }

  /// One header.
  ///
  /// @throws IllegalArgumentException if the name or the value cannot stand in a header
  public static Headers of(String name, String value) {
    return NONE.and(name, value);
  }

  /// These headers with one in place of all of the same name.
  ///
  /// @throws IllegalArgumentException if the name or the value cannot stand in a header
  public Headers with(String name, String value) {
    return contains(name) ? without(name).and(name, value) : and(name, value);
  }

  /// These headers with one more, beside any of the same name.
  ///
  /// @throws IllegalArgumentException if the name or the value cannot stand in a header
  public Headers and(String name, String value) {
    var more = Arrays.copyOf(pairs, pairs.length + 2);
    more[pairs.length] = requireToken(name);
    more[pairs.length + 1] = requireText(name, value);
    return new Headers(more, marks | mark(name), framed || isFraming(name));
  }

  /// These headers, and of the others those whose names are not among them.
  public Headers withDefaults(Headers others) {
    var all = Arrays.copyOf(pairs, pairs.length + others.pairs.length);
    int length = pairs.length;
    if ((marks & others.marks) == 0) {
      System.arraycopy(others.pairs, 0, all, length, others.pairs.length);
      length = all.length;
    } else {
      for (int i = 0; i < others.pairs.length; i += 2) {
        if (!contains(others.pairs[i])) {
          all[length++] = others.pairs[i];
          all[length++] = others.pairs[i + 1];
        }
      }
    }
    return new Headers(
        length == all.length ? all : Arrays.copyOf(all, length),
        marks | others.marks,
        framed || others.framed);
  }

  /// The first header that frames a message, if there is one.
  Optional<String> framing() {
    for (int i = 0; framed && i < pairs.length; i += 2) {
      if (isFraming(pairs[i])) {
        return Optional.of(pairs[i]);
      }
    }
    return Optional.empty();
  }

  private static boolean isFraming(String name) {
    for (var framing : FRAMING) {
      if (framing.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /// The first value of a name; its case does not matter.
  public Optional<String> first(String name) {
    int at = indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(pairs[at + 1]);
  }

  /// All values of a name, in order; its case does not matter.
  public List<String> all(String name) {
    if (!contains(name)) {
      return List.of();
    }
    var values = new ArrayList<String>(2);
    each((other, value) -> {
      if (other.equalsIgnoreCase(name)) {
        values.add(value);
      }
    });
    return values;
  }

  /// Whether there is a header of this name.
  public boolean contains(String name) {
    return indexOf(name) >= 0;
  }

  /// Calls back with each name and value, in order.
  public void each(BiConsumer<String, String> action) {
    for (int i = 0; i < pairs.length; i += 2) {
      action.accept(pairs[i], pairs[i + 1]);
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(pairs);
  }

  private Headers without(String name) {
    var rest = new ArrayList<String>(pairs.length);
    each((other, value) -> {
      if (!other.equalsIgnoreCase(name)) {
        rest.add(other);
        rest.add(value);
      }
    });
    return new Headers(rest.toArray(String[]::new), marks, framed);
  }

  /// One bit of 64, the same for all cases of a name.
  private static long mark(String name) {
    int length = name.length();
    int last = length == 0 ? 0 : name.charAt(length - 1) | 0x20;
    return 1L << (length * 7 + last);
  }

  private int indexOf(String name) {
    if ((marks & mark(name)) == 0) {
      return -1;
    }
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static String requireToken(String name) {
    if (!isToken(name)) {
      throw new IllegalArgumentException("Not a header name: '" + printable(name) + "'.");
    }
    return name;
  }

  private static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isTokenChar(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty();
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
    return c < TOKEN.length && TOKEN[c];
  }

  private static boolean[] tokenCharacters() {
    var token = new boolean[128];
    for (int c = 0; c < token.length; c++) {
      token[c] =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
    return token;
  }

  private static String printable(String name) {
    return name.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? name : "…";
  }
}
