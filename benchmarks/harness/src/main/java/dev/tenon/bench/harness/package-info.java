/// Starts the compared services, loads them in turn and writes what it measured.
@NullMarked
package dev.tenon.bench.harness;

import org.jspecify.annotations.NullMarked;
