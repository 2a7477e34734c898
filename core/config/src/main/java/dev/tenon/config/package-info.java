/// Typed settings and where each of them came from.
@NullMarked
package dev.tenon.config;

import org.jspecify.annotations.NullMarked;
