/// Locks and fences in a database, by plain JDBC.
@NullMarked
package dev.tenon.lock.sql;

import org.jspecify.annotations.NullMarked;
