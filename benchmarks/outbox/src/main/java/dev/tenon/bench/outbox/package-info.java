/// Compares the outbox with another one.
@NullMarked
package dev.tenon.bench.outbox;

import org.jspecify.annotations.NullMarked;
