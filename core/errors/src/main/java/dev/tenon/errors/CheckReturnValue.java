package dev.tenon.errors;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an outcome that must not be ignored, such as whether a lock was had: on a type, wherever a
/// method gives it.
///
/// Error Prone makes ignoring it a compile error, since it knows the annotation by its simple name,
/// and so do IntelliJ IDEA and SpotBugs in their ways; the compiler alone does not look.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CheckReturnValue {}
