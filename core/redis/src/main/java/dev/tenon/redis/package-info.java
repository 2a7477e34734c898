/// A Redis, for the backends that keep their data there.
@NullMarked
package dev.tenon.redis;

import org.jspecify.annotations.NullMarked;
