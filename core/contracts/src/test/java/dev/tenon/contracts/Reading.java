package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What the tests say about reading, in a few words.
final class Reading {

  private Reading() {}

  /// By a contract of its own, so that each test compiles what it reads with.
  static <T> T read(Class<T> type, String json) {
    return Contract.<T>compile(Shape.of(type)).parse(bytes(json));
  }

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  static <T> String json(Contract<T> contract, T value) {
    return new String(contract.toJson(value), StandardCharsets.UTF_8);
  }

  /// `pointer code` for each problem.
  static List<String> problems(Class<?> type, String json) {
    return problems(() -> read(type, json));
  }

  static List<String> problems(ThrowingCallable reading) {
    return refused(reading).problems().stream().map(p -> p.pointer() + " " + p.code()).toList();
  }

  static List<String> messages(Class<?> type, String json) {
    return refused(() -> read(type, json)).problems().stream().map(FieldProblem::message).toList();
  }

  static DomainError refused(ThrowingCallable reading) {
    var error = catchThrowableOfType(DomainError.class, reading);
    if (error == null) {
      throw new AssertionError("nothing was refused");
    }
    return error;
  }

  /// `name=text`, several times for several texts.
  static Map<String, List<String>> texts(String... pairs) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : pairs) {
      int at = pair.indexOf('=');
      values
          .computeIfAbsent(pair.substring(0, at), _ -> new ArrayList<>())
          .add(pair.substring(at + 1));
    }
    return values;
  }
}
