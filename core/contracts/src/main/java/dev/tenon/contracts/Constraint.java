package dev.tenon.contracts;

import java.util.Map;
import java.util.function.Predicate;

/// One rule about a value that is there.
///
/// @param keywords the same in JSON Schema; empty where it has no words for it
record Constraint(
    String code, String message, Map<String, Object> keywords, Predicate<Object> accepts) {

  Constraint withMessage(String other) {
    return new Constraint(code, other, keywords, accepts);
  }
}
