/// Locks on Redis.
@NullMarked
package dev.tenon.lock.redis;

import org.jspecify.annotations.NullMarked;
