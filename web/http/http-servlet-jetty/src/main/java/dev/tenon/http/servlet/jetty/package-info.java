/// The servlet engine, on Jetty.
@NullMarked
package dev.tenon.http.servlet.jetty;

import org.jspecify.annotations.NullMarked;
