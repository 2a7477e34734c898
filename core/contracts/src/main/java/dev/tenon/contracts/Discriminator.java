package dev.tenon.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which member says what record of a sealed interface a JSON object is; `type` without it.
///
/// ```java
/// @Discriminator("kind")
/// sealed interface Payment {
///   record Card(String number) implements Payment {}          // {"kind": "card", "number": "…"}
///
///   @WireName("iban") record Transfer(String iban) implements Payment {}
/// }
/// ```
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Discriminator {

  /// The name of the member; no record of the interface has a component of this name.
  String value();
}
