/// The service on a developer's machine.
@NullMarked
package dev.tenon.examples.products.dev;

import org.jspecify.annotations.NullMarked;
