package dev.tenon.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Further names that a component is read by, such as the one it had before. It is never written by
/// them, and schemas do not tell of them, so that nobody begins to use them.
///
/// ```java
/// record Customer(@Alias("mail") String email) {}     // reads {"mail": …} and {"email": …}
/// ```
///
/// Two of its names at once are the problem `duplicate-field`. Headers have no aliases.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Alias {

  /// The names; none of them that of another component.
  String[] value();
}
