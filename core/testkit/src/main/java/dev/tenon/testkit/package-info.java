/// The base of every contract kit.
@NullMarked
package dev.tenon.testkit;

import org.jspecify.annotations.NullMarked;
