/// Routes, requests, answers and the dispatcher between an engine and them.
@NullMarked
package dev.tenon.http;

import org.jspecify.annotations.NullMarked;
