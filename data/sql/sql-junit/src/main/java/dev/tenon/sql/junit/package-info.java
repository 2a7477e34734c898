/// A real PostgreSQL for JUnit tests: migrated once a run, a database of its own for each class,
/// clean for each test.
///
/// ```java
/// @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();
///
/// private final ItemStore items = new ItemStore(DATABASE.database());
/// ```
///
/// It is not for what any database must do, which the contracts of `tenon-sql-testkit` ask, and not
/// for handlers and routes, which `Database.inMemory()` serves without a server.
@NullMarked
package dev.tenon.sql.junit;

import org.jspecify.annotations.NullMarked;
