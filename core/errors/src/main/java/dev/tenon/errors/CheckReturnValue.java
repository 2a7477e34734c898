package dev.tenon.errors;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method whose outcome must not be ignored, such as whether a lock was had.
///
/// Error Prone makes ignoring it a compile error, since it knows the annotation by its simple name;
/// SpotBugs and IntelliJ IDEA can warn. The compiler alone does not look.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CheckReturnValue {}
