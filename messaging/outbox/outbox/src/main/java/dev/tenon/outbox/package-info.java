/// Outbox, relay and inbox.
@NullMarked
package dev.tenon.outbox;

import org.jspecify.annotations.NullMarked;
