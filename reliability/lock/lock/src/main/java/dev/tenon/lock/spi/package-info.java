/// What a backend of locks implements.
@NullMarked
package dev.tenon.lock.spi;

import org.jspecify.annotations.NullMarked;
