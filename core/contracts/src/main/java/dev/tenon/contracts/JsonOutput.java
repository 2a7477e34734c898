package dev.tenon.contracts;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/// Writes one JSON text in UTF-8; the only writer that knows the generator.
final class JsonOutput {

  final Path path = new Path();
  private final JsonGenerator generator;
  private final int maxDepth;
  private int depth;

  private JsonOutput(JsonGenerator generator, int maxDepth) {
    this.generator = generator;
    this.maxDepth = maxDepth;
  }

  /// A member's name, encoded once.
  static final class Name {
    private final SerializableString encoded;

    Name(String name) {
      encoded = new SerializedString(name);
    }
  }

  /// @throws IllegalArgumentException if the value cannot be JSON, naming the place
  static ByteArrayOutputStream write(Limits limits, Consumer<JsonOutput> body) {
    var bytes = new ByteArrayOutputStream(512);
    try (var generator = JsonCursor.JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      body.accept(new JsonOutput(generator, limits.depth()));
    }
    return bytes;
  }

  /// The error for a value that cannot be written here.
  IllegalArgumentException unwritable(String why) {
    var pointer = path.pointer();
    return new IllegalArgumentException(
        "The value at '%s' %s, which the contract does not allow.".formatted(pointer, why));
  }

  void openObject() {
    deeper();
    generator.writeStartObject();
  }

  void closeObject() {
    depth--;
    generator.writeEndObject();
  }

  void openList() {
    deeper();
    generator.writeStartArray();
  }

  void closeList() {
    depth--;
    generator.writeEndArray();
  }

  void name(Name name) {
    generator.writeName(name.encoded);
  }

  void name(String name) {
    unicode(name);
    generator.writeName(name);
  }

  void text(String text) {
    unicode(text);
    generator.writeString(text);
  }

  /// A text that is known to be ASCII.
  void ascii(String text) {
    generator.writeString(text);
  }

  void number(long number) {
    generator.writeNumber(number);
  }

  void number(double number) {
    if (!Double.isFinite(number)) {
      throw unwritable("is " + number);
    }
    generator.writeNumber(number);
  }

  void number(float number) {
    if (!Float.isFinite(number)) {
      throw unwritable("is " + number);
    }
    generator.writeNumber(number);
  }

  void number(BigDecimal number) {
    generator.writeNumber(number);
  }

  void number(BigInteger number) {
    generator.writeNumber(number);
  }

  void bool(boolean value) {
    generator.writeBoolean(value);
  }

  void nothing() {
    generator.writeNull();
  }

  /// The generator would write half a pair as an escape, which no strict reader takes back.
  private void unicode(String text) {
    if (!Texts.isUnicode(text)) {
      throw unwritable("is a text with half a surrogate pair");
    }
  }

  private void deeper() {
    if (++depth > maxDepth) {
      throw unwritable("is nested deeper than %d".formatted(maxDepth));
    }
  }
}
