/// What must hold over all modules.
@NullMarked
package dev.tenon.rules;

import org.jspecify.annotations.NullMarked;
