/// The service on a developer's machine.
@NullMarked
package com.example.blueprint.dev;

import org.jspecify.annotations.NullMarked;
