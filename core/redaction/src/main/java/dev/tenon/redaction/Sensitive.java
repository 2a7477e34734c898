package dev.tenon.redaction;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a component of a record is never written, whatever its name.
///
/// Read by [Redaction#value] wherever a record is logged as an argument or a field, alone or inside
/// maps, lists and other records. The record's own `toString` knows nothing of it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Sensitive {

  /// What becomes of the value.
  Treatment value() default Treatment.MASK;
}
