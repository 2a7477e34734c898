package dev.tenon.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a thing is called outside, where that is not its name in Java: a component, a constant of
/// an enum, or a record among those of a sealed interface, whose discriminator it is.
///
/// ```java
/// record Tenant(@WireName("X-Tenant-Key") String key) {}
/// ```
///
/// It goes before [WireNames], and counts in JSON, query strings, forms, headers, cookies and
/// settings alike.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
public @interface WireName {

  /// The name; not empty.
  String value();
}
