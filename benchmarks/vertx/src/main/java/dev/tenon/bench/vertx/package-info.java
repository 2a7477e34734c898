/// The compared service on bare Vert.x.
@NullMarked
package dev.tenon.bench.vertx;

import org.jspecify.annotations.NullMarked;
