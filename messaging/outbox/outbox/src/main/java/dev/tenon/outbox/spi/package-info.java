/// What a backend of an outbox and of an inbox implements.
@NullMarked
package dev.tenon.outbox.spi;

import org.jspecify.annotations.NullMarked;
