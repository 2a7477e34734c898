/// The Helidon SE engine.
@NullMarked
package dev.tenon.http.helidon;

import org.jspecify.annotations.NullMarked;
