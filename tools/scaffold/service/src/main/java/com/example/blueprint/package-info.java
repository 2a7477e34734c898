/// A service made with Tenon.
@NullMarked
package com.example.blueprint;

import org.jspecify.annotations.NullMarked;
