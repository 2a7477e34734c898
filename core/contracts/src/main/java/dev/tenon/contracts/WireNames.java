package dev.tenon.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How the components of a record are called outside: the nearest of those on the record, on the
/// types around it, and on its package. Without one they are called as they are in Java.
///
/// ```java
/// @WireNames(value = NameStyle.CAMEL_CASE, alsoRead = NameStyle.SNAKE_CASE)
/// record Order(UUID id, long orderTotal) {}     // writes orderTotal, reads order_total, too
/// ```
///
/// On an enum it says how the constants are called: `DARK_BLUE` is `dark-blue`; for that it stands
/// on the enum itself. Names of headers are not touched by it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface WireNames {

  /// How names are written, and read.
  NameStyle value();

  /// How they may be written by others, too; not told in schemas, as an [Alias].
  NameStyle[] alsoRead() default {};
}
