package dev.tenon.contracts;

import java.time.DateTimeException;
import java.util.Map;
import java.util.function.Function;

/// Types that are a text on the wire.
final class TextCodec extends Codec {

  static final String EXPECTED = "must be a string";

  /// No format but a URI or base64 needs more.
  private static final int SHORT = 100;

  private final String code;
  private final String message;
  private final int maxLength;
  private final Function<String, Object> parse;
  private final Function<String, Object> parseText;
  private final Function<Object, String> format;
  private final Map<String, Object> schema;
  private final Map<String, Object> textSchema;

  private TextCodec(
      String code,
      String message,
      int maxLength,
      Function<String, Object> parse,
      Function<String, Object> parseText,
      Function<Object, String> format,
      Map<String, Object> schema,
      Map<String, Object> textSchema) {
    this.code = code;
    this.message = message;
    this.maxLength = maxLength;
    this.parse = parse;
    this.parseText = parseText;
    this.format = format;
    this.schema = schema;
    this.textSchema = textSchema;
  }

  /// The text as it is.
  static TextCodec any() {
    var schema = Keywords.type("string");
    return new TextCodec(
        "", "", Integer.MAX_VALUE, t -> t, t -> t, String.class::cast, schema, schema);
  }

  /// The text without white space at its ends.
  static TextCodec trimmed() {
    return any().with(Texts::trimmed);
  }

  private TextCodec with(Function<String, Object> how) {
    return new TextCodec(code, message, maxLength, how, how, format, schema, textSchema);
  }

  /// A text in a short format, in ASCII.
  ///
  /// @param message what is expected, for people
  /// @param schema its JSON Schema
  /// @param parse the value; throws `DateTimeException`, `ArithmeticException` or
  ///   `IllegalArgumentException` for a text that is none
  static TextCodec brief(
      String message,
      Map<String, Object> schema,
      Function<String, Object> parse,
      Function<Object, String> format) {
    return new TextCodec("format", message, SHORT, parse, parse, format, schema, schema);
  }

  /// A text in a format of any length.
  static TextCodec lengthy(
      String message,
      Map<String, Object> schema,
      Function<String, Object> parse,
      Function<Object, String> format) {
    return new TextCodec(
        "format", message, Integer.MAX_VALUE, parse, parse, format, schema, schema);
  }

  /// One of the names that `parse` knows.
  static TextCodec oneOf(
      String message,
      Map<String, Object> schema,
      Function<String, Object> parse,
      Function<Object, String> format) {
    return new TextCodec(
        "unknown-value", message, Integer.MAX_VALUE, parse, parse, format, schema, schema);
  }

  /// The same, with another way to read query strings, forms and settings.
  TextCodec fromText(
      String textMessage, Map<String, Object> textForm, Function<String, Object> textParse) {
    return new TextCodec(code, textMessage, maxLength, parse, textParse, format, schema, textForm);
  }

  @Override
  Object read(JsonCursor in, Problems problems) {
    if (!in.isText()) {
      return wrongType(in, problems, EXPECTED);
    }
    var text = in.text();
    return isSound(text, in.isPlain(), problems) ? parsed(text, parse, problems) : FAILED;
  }

  @Override
  Object fromText(String text, Problems problems) {
    return isSound(text, false, problems) ? parsed(text, parseText, problems) : FAILED;
  }

  @Override
  Object fromName(String name, Problems problems) {
    return isSound(name, false, problems) ? parsed(name, parse, problems) : FAILED;
  }

  @Override
  String toName(Object value, JsonOutput out) {
    try {
      return format.apply(value);
    } catch (DateTimeException e) {
      throw out.unwritable("is outside the years 0 to 9999");
    }
  }

  @Override
  boolean isName() {
    return true;
  }

  @Override
  void write(Object value, JsonOutput out) {
    out.text(toName(value, out));
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    return Keywords.copy(schema);
  }

  @Override
  Map<String, Object> textSchema(SchemaView view) {
    return Keywords.copy(textSchema);
  }

  @Override
  boolean isScalar() {
    return true;
  }

  /// Whether the text can be kept anywhere: not endless, without U+0000, and Unicode.
  static boolean isSound(String text, boolean isPlain, Problems problems) {
    if (isLong(text, problems)) {
      return false;
    }
    if (!isPlain && text.indexOf('\0') >= 0) {
      problems.add("nul-character", "must not contain the character U+0000");
      return false;
    }
    return isPlain || isUnicode(text, problems);
  }

  static boolean isLong(String text, Problems problems) {
    int most = problems.limits.stringLength();
    if (text.length() <= most) {
      return false;
    }
    problems.add("too-long", "must have at most %d characters".formatted(most));
    return true;
  }

  static boolean isUnicode(String text, Problems problems) {
    if (Texts.isUnicode(text)) {
      return true;
    }
    problems.add("not-unicode", "must not contain half a surrogate pair");
    return false;
  }

  private Object parsed(String text, Function<String, Object> how, Problems problems) {
    if (text.length() <= maxLength) {
      try {
        return how.apply(text);
      } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
        // The one message below says what is expected; the exception would repeat the text.
      }
    }
    problems.add(code, message);
    return FAILED;
  }
}
