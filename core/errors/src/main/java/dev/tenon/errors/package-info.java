/// Error codes and the exceptions that carry them.
@NullMarked
package dev.tenon.errors;

import org.jspecify.annotations.NullMarked;
