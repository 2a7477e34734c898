package dev.tenon.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a value looks like, for people and for [Contract#example()]. For scalars, also inside of
/// lists, maps and optionals:
///
/// ```java
/// record NewBook(@Example("978-3-16-148410-0") @Pattern(regexp = "[\\d-]{17}") String isbn, List<@Example("crime") String> topics) {}
/// ```
///
/// It stands in the JSON Schema as `examples`. One that the type does not take, or a constraint
/// that a JSON Schema can say, refuses the whole contract; others are asked for by
/// [Contract#example()].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Example {

  /// The value as a text, as in a query string.
  String value();
}
