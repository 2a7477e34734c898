/// Log lines by Logback.
@NullMarked
package dev.tenon.observe.logging;

import org.jspecify.annotations.NullMarked;
