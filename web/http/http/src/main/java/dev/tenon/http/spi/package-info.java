/// What an HTTP engine implements.
@NullMarked
package dev.tenon.http.spi;

import org.jspecify.annotations.NullMarked;
