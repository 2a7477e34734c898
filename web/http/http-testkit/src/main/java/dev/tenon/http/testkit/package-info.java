/// A client and assertions for tests of HTTP, and the contract of engines.
@NullMarked
package dev.tenon.http.testkit;

import org.jspecify.annotations.NullMarked;
