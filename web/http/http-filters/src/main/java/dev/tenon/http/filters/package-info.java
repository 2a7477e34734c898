/// What stands around every request at the edge of a service.
@NullMarked
package dev.tenon.http.filters;

import org.jspecify.annotations.NullMarked;
