package dev.tenon.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes the white space off both ends of a text when it is read, before any constraint is asked:
/// what people type into forms. Only for `String`; nothing happens when it is written.
///
/// ```java
/// record Search(@Trimmed @Size(max = 100) String words, List<@Trimmed String> tags) {}
/// ```
///
/// White space is what Java and Unicode call so, the no-break space included.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Trimmed {}
