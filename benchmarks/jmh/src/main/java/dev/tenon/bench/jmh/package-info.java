/// Benchmarks of single steps on the way of a request.
@NullMarked
package dev.tenon.bench.jmh;

import org.jspecify.annotations.NullMarked;
