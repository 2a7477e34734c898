/// The compared service on bare Helidon SE.
@NullMarked
package dev.tenon.bench.helidon;

import org.jspecify.annotations.NullMarked;
