/// Contracts and the records that most services share.
@NullMarked
package dev.tenon.contracts;

import org.jspecify.annotations.NullMarked;
