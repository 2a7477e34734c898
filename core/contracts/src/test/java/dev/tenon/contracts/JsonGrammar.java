package dev.tenon.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The grammar of RFC 8259, letter by letter and by nobody's parser, so that ours has something to
/// be compared with.
final class JsonGrammar {

  private static final char END = '\uffff';

  private final String text;
  private final Limits limits;
  private int at;
  private int depth;

  private JsonGrammar(String text, Limits limits) {
    this.text = text;
    this.limits = limits;
  }

  /// Says what is wrong.
  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    Wrong() {
      super(null, null, false, false);
    }
  }

  /// Whether these bytes are exactly one JSON value in UTF-8, with names that can be kept and no
  /// deeper than the limits.
  static boolean allows(byte[] json, Limits limits) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      new JsonGrammar(text, limits).whole();
      return true;
    } catch (CharacterCodingException | Wrong e) {
      return false;
    }
  }

  private void whole() {
    blanks();
    value();
    blanks();
    require(at == text.length());
  }

  private void value() {
    switch (next()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void object() {
    open();
    if (next() != '}') {
      do {
        blanks();
        requireName(string());
        blanks();
        take(':');
        blanks();
        value();
        blanks();
      } while (takes(','));
    }
    close('}');
  }

  private void list() {
    open();
    if (next() != ']') {
      do {
        blanks();
        value();
        blanks();
      } while (takes(','));
    }
    close(']');
  }

  private void open() {
    at++;
    require(++depth <= limits.depth());
    blanks();
  }

  private void close(char end) {
    take(end);
    depth--;
  }

  /// The text without its quotes and escapes.
  private String string() {
    take('"');
    var content = new StringBuilder();
    while (next() != '"') {
      require(next() >= ' ' && at < text.length());
      content.append(takes('\\') ? escape() : text.charAt(at++));
    }
    at++;
    return content.toString();
  }

  private char escape() {
    if (takes('u')) {
      int code = 0;
      for (int i = 0; i < 4; i++) {
        int digit = "0123456789abcdef".indexOf(Character.toLowerCase(next()));
        require(digit >= 0 && next() < 0x80);
        code = code * 16 + digit;
        at++;
      }
      return (char) code;
    }
    int which = "\"\\/bfnrt".indexOf(next());
    require(which >= 0);
    at++;
    return "\"\\/\b\f\n\r\t".charAt(which);
  }

  /// Longer names, and those with half a surrogate pair, are refused as early as broken JSON.
  private static void requireName(String name) {
    require(name.getBytes(StandardCharsets.UTF_8).length <= 1_000);
    require(name.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
  }

  private void number() {
    takes('-');
    if (!takes('0')) {
      digits();
    }
    if (takes('.')) {
      digits();
    }
    if (takes('e') || takes('E')) {
      if (!takes('+')) {
        takes('-');
      }
      digits();
    }
  }

  private void digits() {
    require(isDigit());
    while (isDigit()) {
      at++;
    }
  }

  private boolean isDigit() {
    return next() >= '0' && next() <= '9';
  }

  private void word(String word) {
    require(text.startsWith(word, at));
    at += word.length();
  }

  private void blanks() {
    while (next() == ' ' || next() == '\t' || next() == '\r' || next() == '\n') {
      at++;
    }
  }

  private void take(char expected) {
    require(takes(expected));
  }

  private boolean takes(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private char next() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new Wrong();
    }
  }
}
