/// Components and the order in which they live.
@NullMarked
package dev.tenon.lifecycle;

import org.jspecify.annotations.NullMarked;
