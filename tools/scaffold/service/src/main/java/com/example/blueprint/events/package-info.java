/// What happens in this service, for those who want to know.
@NullMarked
package com.example.blueprint.events;

import org.jspecify.annotations.NullMarked;
