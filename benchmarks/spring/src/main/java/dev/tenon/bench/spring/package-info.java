/// The compared service on Spring Boot MVC.
@NullMarked
package dev.tenon.bench.spring;

import org.jspecify.annotations.NullMarked;
