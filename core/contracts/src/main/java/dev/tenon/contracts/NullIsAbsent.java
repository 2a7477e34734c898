package dev.tenon.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// For this component, `null` in JSON and an absent member are one thing: `null` is read as absent,
/// and a null is left out when written.
///
/// ```java
/// record Profile(@NullIsAbsent @Nullable String nickname, @NullIsAbsent Optional<URI> picture) {}
/// ```
///
/// It stands where a member may be absent: on what is `@Nullable`, `Optional`, or has a default,
/// and on a [Patch] that takes no null, where a sender that writes `null` for "unchanged" is
/// understood.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NullIsAbsent {}
