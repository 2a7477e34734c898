/// A shop without any framework, with locks and an outbox put into it.
@NullMarked
package dev.tenon.examples.plainjdbc;

import org.jspecify.annotations.NullMarked;
