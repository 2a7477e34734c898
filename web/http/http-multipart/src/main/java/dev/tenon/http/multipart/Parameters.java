package dev.tenon.http.multipart;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A header value with parameters, such as `form-data; name="a"`, as browsers write it.
///
/// @param value what stands before them, in small letters
/// @param all the parameters by their names in small letters
record Parameters(String value, Map<String, String> all) {

  /// @throws dev.tenon.errors.DomainError `MALFORMED` if it is none
  static Parameters of(String header) {
    return new Reader(header).read();
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(all.get(name));
  }

  /// Goes through a header once.
  private static final class Reader {

    private final String text;
    private final Map<String, String> found = new HashMap<>();
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Parameters read() {
      var value = until(';');
      while (at < text.length()) {
        at++;
        parameter();
      }
      return new Parameters(value.toLowerCase(Locale.ROOT), Map.copyOf(found));
    }

    private void parameter() {
      if (rest().isBlank()) {
        at = text.length();
        return;
      }
      var name = until('=').toLowerCase(Locale.ROOT);
      if (at == text.length() || name.isEmpty()) {
        throw malformed();
      }
      at++;
      skipSpace();
      var value = at < text.length() && text.charAt(at) == '"' ? quoted() : until(';');
      if (found.putIfAbsent(name, value) != null) {
        throw malformed();
      }
    }

    /// A quote and a backslash may be escaped; any other backslash is itself, since browsers send
    /// names of files as they are.
    private String quoted() {
      var value = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        char c = text.charAt(at);
        boolean isEscape = c == '\\' && at + 1 < text.length() && isEscaped(text.charAt(at + 1));
        value.append(isEscape ? text.charAt(++at) : c);
      }
      if (at == text.length()) {
        throw malformed();
      }
      at++;
      if (!until(';').isEmpty()) {
        throw malformed();
      }
      return value.toString();
    }

    private static boolean isEscaped(char c) {
      return c == '"' || c == '\\';
    }

    private String until(char end) {
      int found = text.indexOf(end, at);
      int stop = found < 0 ? text.length() : found;
      var part = text.substring(at, stop).strip();
      at = stop;
      return part;
    }

    private void skipSpace() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    private String rest() {
      return text.substring(at);
    }

    private static RuntimeException malformed() {
      return Refused.malformed("A header of the form or of a part of it has unclear parameters.");
    }
  }
}
