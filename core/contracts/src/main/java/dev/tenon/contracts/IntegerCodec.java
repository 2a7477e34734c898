package dev.tenon.contracts;

import java.util.Map;
import java.util.function.LongFunction;

/// Whole numbers of at most 64 bits. `1.0` and `1e2` are none.
final class IntegerCodec extends Codec {

  private final String format;
  private final long min;
  private final long max;
  private final LongFunction<Object> box;

  /// @param format as the OpenAPI Format Registry calls the range
  IntegerCodec(String format, long min, long max, LongFunction<Object> box) {
    this.format = format;
    this.min = min;
    this.max = max;
    this.box = box;
  }

  @Override
  Object read(JsonCursor in, Problems problems) {
    if (!in.isInteger()) {
      return wrongType(in, problems, Numbers.WHOLE);
    }
    return in.isLong() ? ranged(in.longValue(), problems) : outOfRange(problems);
  }

  @Override
  Object fromText(String text, Problems problems) {
    if (!Numbers.isWhole(text)) {
      return problems.wrongType(Numbers.WHOLE);
    }
    try {
      return ranged(Long.parseLong(text), problems);
    } catch (NumberFormatException e) {
      return outOfRange(problems);
    }
  }

  @Override
  void write(Object value, JsonOutput out) {
    out.number(((Number) value).longValue());
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    return Keywords.type("integer", format);
  }

  @Override
  boolean isScalar() {
    return true;
  }

  private Object ranged(long value, Problems problems) {
    return value < min || value > max ? outOfRange(problems) : box.apply(value);
  }

  private Object outOfRange(Problems problems) {
    problems.add("out-of-range", "must be from %d to %d".formatted(min, max));
    return FAILED;
  }
}
