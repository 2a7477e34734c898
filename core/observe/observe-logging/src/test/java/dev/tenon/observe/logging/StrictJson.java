package dev.tenon.observe.logging;

import java.util.LinkedHashMap;
import java.util.Map;

/// Reads one JSON object (RFC 8259) and nothing else: no duplicate members, no control characters,
/// no unpaired surrogates, nothing after the end.
final class StrictJson {

  private final String text;
  private int at;

  private StrictJson(String text) {
    this.text = text;
  }

  static Map<String, Object> read(String text) {
    var reader = new StrictJson(text);
    var object = reader.object();
    reader.require(reader.at == text.length(), "nothing after the object");
    return object;
  }

  private Map<String, Object> object() {
    var members = new LinkedHashMap<String, Object>();
    expect('{');
    do {
      var name = string();
      expect(':');
      require(members.put(name, value()) == null, "each member once: " + name);
    } while (next() == ',');
    at--;
    expect('}');
    return members;
  }

  private Object value() {
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private Object word(String word, Object value) {
    require(text.startsWith(word, at), word);
    at += word.length();
    return value;
  }

  private Double number() {
    int start = at;
    while (",}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    var number = text.substring(start, at);
    require(
        number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?"), "a number: " + number);
    return Double.valueOf(number);
  }

  private String string() {
    expect('"');
    var out = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      require(c >= ' ', "no control character");
      out.append(c == '\\' ? escaped() : c);
    }
    var result = out.toString();
    require(result.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF), "pairs of surrogates");
    return result;
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw new AssertionError("no such escape: " + c);
    };
  }

  private char next() {
    return text.charAt(at++);
  }

  private void expect(char c) {
    require(next() == c, "a " + c);
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("expected " + what + " at " + at + " of " + text);
    }
  }
}
