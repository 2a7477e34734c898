/// One policy of what is never written.
@NullMarked
package dev.tenon.redaction;

import org.jspecify.annotations.NullMarked;
