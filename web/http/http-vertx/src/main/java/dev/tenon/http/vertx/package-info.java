/// The Vert.x engine.
@NullMarked
package dev.tenon.http.vertx;

import org.jspecify.annotations.NullMarked;
