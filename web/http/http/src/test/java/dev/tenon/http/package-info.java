/// Tests of the routes, the dispatcher and what lies between.
@NullMarked
package dev.tenon.http;

import org.jspecify.annotations.NullMarked;
