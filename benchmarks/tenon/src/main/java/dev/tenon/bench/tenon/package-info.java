/// The compared service on Tenon.
@NullMarked
package dev.tenon.bench.tenon;

import org.jspecify.annotations.NullMarked;
