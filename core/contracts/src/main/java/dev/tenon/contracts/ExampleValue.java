package dev.tenon.contracts;

import dev.tenon.contracts.Problems.Reader;
import dev.tenon.errors.DomainError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [Example] says of a scalar.
final class ExampleValue {

  private ExampleValue() {}

  /// The value, or null where nothing is said.
  ///
  /// @throws IllegalArgumentException if it is none of the type, or a rule refuses it that holds at
  ///   all times
  static @Nullable Object of(Shape shape, Codec codec, List<Constraint> rules, String place) {
    for (var annotation : shape.annotations()) {
      if (annotation instanceof Example example) {
        return value(example.value(), codec, rules, place);
      }
    }
    return null;
  }

  private static Object value(String text, Codec codec, List<Constraint> rules, String place) {
    if (!codec.isScalar()) {
      throw Compiler.refused(
          place, "@Example is for scalars", "Write it before the types of what is inside");
    }
    var problems = new Problems(Limits.defaults(), Reader.CALLER);
    var lasting = rules.stream().filter(rule -> !rule.keywords().isEmpty()).toList();
    var value = new Slot(codec, false, lasting).fromText(text, problems);
    try {
      problems.refuse();
    } catch (DomainError e) {
      throw Compiler.refused(
          place,
          "its example '%s' %s".formatted(text, e.problems().getFirst().message()),
          "Give one that the contract takes");
    }
    return value;
  }
}
