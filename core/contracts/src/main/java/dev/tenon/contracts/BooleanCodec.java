package dev.tenon.contracts;

import java.util.Map;

/// `true` and `false`.
final class BooleanCodec extends Codec {

  private static final String EXPECTED = "must be true or false";

  @Override
  Object read(JsonCursor in, Problems problems) {
    if (in.isTrue()) {
      return true;
    }
    return in.isFalse() ? false : wrongType(in, problems, EXPECTED);
  }

  @Override
  Object fromText(String text, Problems problems) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> problems.wrongType(EXPECTED);
    };
  }

  @Override
  void write(Object value, JsonOutput out) {
    out.bool((boolean) value);
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    return Keywords.type("boolean");
  }

  @Override
  boolean isScalar() {
    return true;
  }
}
