package dev.tenon.contracts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Numbers that need not fit into 64 bits. Nothing is coerced, but a whole number is also a decimal
/// one.
final class NumberCodec extends Codec {

  /// The most digits before and after the point: `1e1000000000` is 12 characters and, written out,
  /// a gigabyte.
  private static final int SCALE = 1_000;

  /// What a decimal number has around its digits when it is written, so that it can be read again:
  /// a sign, and a point with an exponent or with zeros.
  private static final int AROUND = 8;

  static final NumberCodec DECIMAL =
      new NumberCodec(
          false,
          "",
          "must have at most %d digits before and after the point".formatted(SCALE),
          NumberCodec::decimal,
          (out, value) -> out.number((BigDecimal) value));

  static final NumberCodec BIG_INTEGER =
      new NumberCodec(
          true, "", "", BigInteger::new, (out, value) -> out.number((BigInteger) value));

  static final NumberCodec DOUBLE =
      new NumberCodec(
          false,
          "double",
          "must fit into 64 bits of floating point",
          NumberCodec::doubleOf,
          (out, value) -> out.number((double) value));

  static final NumberCodec FLOAT =
      new NumberCodec(
          false,
          "float",
          "must fit into 32 bits of floating point",
          NumberCodec::floatOf,
          (out, value) -> out.number((float) value));

  private final boolean isWhole;
  private final String format;
  private final String range;
  private final Function<String, @Nullable Object> parse;
  private final BiConsumer<JsonOutput, Object> write;

  private NumberCodec(
      boolean isWhole,
      String format,
      String range,
      Function<String, @Nullable Object> parse,
      BiConsumer<JsonOutput, Object> write) {
    this.isWhole = isWhole;
    this.format = format;
    this.range = range;
    this.parse = parse;
    this.write = write;
  }

  @Override
  Object read(JsonCursor in, Problems problems) {
    if (isWhole ? !in.isInteger() : !in.isNumber()) {
      return wrongType(in, problems, expected());
    }
    return isLong(in.numberLength(), problems) ? FAILED : parsed(in.text(), problems);
  }

  @Override
  Object fromText(String text, Problems problems) {
    if (isWhole ? !Numbers.isWhole(text) : !Numbers.isNumber(text)) {
      return problems.wrongType(expected());
    }
    return isLong(text.length(), problems) ? FAILED : parsed(text, problems);
  }

  @Override
  void write(Object value, JsonOutput out) {
    write.accept(out, value);
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    var type = isWhole ? "integer" : "number";
    return format.isEmpty() ? Keywords.type(type) : Keywords.type(type, format);
  }

  @Override
  boolean isScalar() {
    return true;
  }

  private String expected() {
    return isWhole ? Numbers.WHOLE : "must be a number";
  }

  private Object parsed(String text, Problems problems) {
    var value = parse.apply(text);
    if (value == null) {
      problems.add("out-of-range", range);
      return FAILED;
    }
    return value instanceof BigDecimal number && isOver(number.precision(), problems)
        ? FAILED
        : value;
  }

  private boolean isLong(int length, Problems problems) {
    return isOver(this == DECIMAL ? length - AROUND : length, problems);
  }

  private static boolean isOver(int length, Problems problems) {
    int most = problems.limits.numberLength();
    if (length <= most) {
      return false;
    }
    problems.add("too-long", "must have at most %d digits".formatted(most));
    return true;
  }

  private static @Nullable Object decimal(String text) {
    try {
      var value = new BigDecimal(text);
      long before = (long) value.precision() - value.scale();
      return value.scale() > SCALE || before > SCALE ? null : value;
    } catch (NumberFormatException e) {
      return null; // the text is a number, so only its exponent can be beyond reach
    }
  }

  private static @Nullable Object doubleOf(String text) {
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable Object floatOf(String text) {
    float value = Float.parseFloat(text);
    return Float.isFinite(value) ? value : null;
  }
}
