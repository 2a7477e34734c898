/// The contracts of stores, searches and transactions.
@NullMarked
package dev.tenon.sql.testkit;

import org.jspecify.annotations.NullMarked;
