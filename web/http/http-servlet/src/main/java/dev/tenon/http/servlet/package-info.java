/// Routes in a servlet container.
@NullMarked
package dev.tenon.http.servlet;

import org.jspecify.annotations.NullMarked;
