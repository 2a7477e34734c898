/// Proofs that are run: what must hold whatever happens to processes, servers, data and clocks.
@NullMarked
package dev.tenon.chaos;

import org.jspecify.annotations.NullMarked;
