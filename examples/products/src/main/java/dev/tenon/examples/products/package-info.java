/// The Product service: what is sold, at what price.
@NullMarked
package dev.tenon.examples.products;

import org.jspecify.annotations.NullMarked;
