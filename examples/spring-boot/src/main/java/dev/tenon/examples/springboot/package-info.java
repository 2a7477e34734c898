/// A shop on Spring Boot, with routes, locks and an outbox put into it.
@NullMarked
package dev.tenon.examples.springboot;

import org.jspecify.annotations.NullMarked;
