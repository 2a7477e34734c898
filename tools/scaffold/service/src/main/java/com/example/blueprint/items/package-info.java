/// Items: what they are, where they are, and what can be done with them.
@NullMarked
package com.example.blueprint.items;

import org.jspecify.annotations.NullMarked;
