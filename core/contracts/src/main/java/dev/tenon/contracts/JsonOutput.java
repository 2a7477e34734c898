package dev.tenon.contracts;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Writes one JSON text (RFC 8259) in UTF-8, without a space that need not be there.
final class JsonOutput {

  final Path path = new Path();
  private final JsonBytes bytes = new JsonBytes();
  private final int maxDepth;
  private int depth;

  /// Whether a comma stands between what was written and what comes.
  private boolean isAfterValue;

  JsonOutput(Limits limits) {
    maxDepth = limits.depth();
  }

  /// A member's name with its quotes and its colon, encoded once.
  static final class Name {
    private final byte[] encoded;

    Name(String name) {
      var bytes = new JsonBytes();
      bytes.quoted(name);
      bytes.put(':');
      encoded = bytes.toByteArray();
    }
  }

  /// All that was written.
  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /// The error for a value that cannot be written here.
  IllegalArgumentException unwritable(String why) {
    var pointer = path.pointer();
    return new IllegalArgumentException(
        "The value at '%s' %s, which the contract does not allow.".formatted(pointer, why));
  }

  void openObject() {
    open('{');
  }

  void closeObject() {
    close('}');
  }

  void openList() {
    open('[');
  }

  void closeList() {
    close(']');
  }

  void name(Name name) {
    separate();
    bytes.put(name.encoded);
    isAfterValue = false;
  }

  void name(String name) {
    text(name);
    bytes.put(':');
    isAfterValue = false;
  }

  void text(String text) {
    separate();
    if (!bytes.quoted(text)) {
      throw unwritable("is a text with half a surrogate pair");
    }
  }

  void number(long number) {
    token(Long.toString(number));
  }

  void number(double number) {
    if (!Double.isFinite(number)) {
      throw unwritable("is " + number);
    }
    token(Double.toString(number));
  }

  void number(float number) {
    if (!Float.isFinite(number)) {
      throw unwritable("is " + number);
    }
    token(Float.toString(number));
  }

  void number(BigDecimal number) {
    token(number.toString());
  }

  void number(BigInteger number) {
    token(number.toString());
  }

  void bool(boolean value) {
    token(Boolean.toString(value));
  }

  void nothing() {
    token("null");
  }

  private void token(String token) {
    separate();
    bytes.ascii(token);
  }

  private void separate() {
    if (isAfterValue) {
      bytes.put(',');
    }
    isAfterValue = true;
  }

  private void open(char bracket) {
    separate();
    if (++depth > maxDepth) {
      throw unwritable("is nested deeper than %d".formatted(maxDepth));
    }
    bytes.put(bracket);
    isAfterValue = false;
  }

  private void close(char bracket) {
    depth--;
    bytes.put(bracket);
    isAfterValue = true;
  }
}
