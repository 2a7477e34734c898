/// The OpenAPI document of routes.
@NullMarked
package dev.tenon.openapi;

import org.jspecify.annotations.NullMarked;
