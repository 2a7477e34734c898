/// The contract of every store of locks.
@NullMarked
package dev.tenon.lock.testkit;

import org.jspecify.annotations.NullMarked;
