/// What the libraries that write logs and show metrics implement.
@NullMarked
package dev.tenon.observe.spi;

import org.jspecify.annotations.NullMarked;
