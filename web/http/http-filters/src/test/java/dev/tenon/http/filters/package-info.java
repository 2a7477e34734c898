@NullMarked
package dev.tenon.http.filters;

import org.jspecify.annotations.NullMarked;
