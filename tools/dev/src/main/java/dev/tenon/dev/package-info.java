/// What `tenon dev` does: compiles a service and starts it anew whenever a source changes, while
/// its database stays.
@NullMarked
package dev.tenon.dev;

import org.jspecify.annotations.NullMarked;
