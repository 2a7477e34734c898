/// One start for everything that a service is made of.
@NullMarked
package dev.tenon.service;

import org.jspecify.annotations.NullMarked;
