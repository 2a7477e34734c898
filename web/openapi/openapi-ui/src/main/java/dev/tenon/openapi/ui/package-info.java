/// Pages for people about the document of a service.
@NullMarked
package dev.tenon.openapi.ui;

import org.jspecify.annotations.NullMarked;
