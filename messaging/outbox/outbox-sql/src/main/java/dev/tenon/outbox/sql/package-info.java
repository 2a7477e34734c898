/// Outbox and inbox in the tables of a PostgreSQL.
@NullMarked
package dev.tenon.outbox.sql;

import org.jspecify.annotations.NullMarked;
