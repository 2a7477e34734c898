/// Locks that are lent for a time, with fences.
@NullMarked
package dev.tenon.lock;

import org.jspecify.annotations.NullMarked;
