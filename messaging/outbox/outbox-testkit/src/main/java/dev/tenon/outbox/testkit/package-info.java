/// The contracts of outbox and inbox.
@NullMarked
package dev.tenon.outbox.testkit;

import org.jspecify.annotations.NullMarked;
