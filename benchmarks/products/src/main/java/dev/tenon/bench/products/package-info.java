/// What all compared services speak of, and how it is read, written and selected by hand.
@NullMarked
package dev.tenon.bench.products;

import org.jspecify.annotations.NullMarked;
