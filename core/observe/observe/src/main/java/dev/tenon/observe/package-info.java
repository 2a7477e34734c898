/// Fields of log lines, and metrics.
@NullMarked
package dev.tenon.observe;

import org.jspecify.annotations.NullMarked;
