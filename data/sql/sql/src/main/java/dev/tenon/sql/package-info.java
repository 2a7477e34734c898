/// Stores over records, transactions and migrations.
@NullMarked
package dev.tenon.sql;

import org.jspecify.annotations.NullMarked;
