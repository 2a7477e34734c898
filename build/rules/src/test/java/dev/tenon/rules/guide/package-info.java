/// What the guide in `docs/guide` quotes, as tests.
@NullMarked
package dev.tenon.rules.guide;

import org.jspecify.annotations.NullMarked;
