/// Real servers for development and tests, without Docker: for now PostgreSQL.
///
/// ```java
/// try (var postgres = DevPostgres.open(DevPostgresOptions.of(Path.of(".data"), "products"))) {
///   serve(postgres.jdbcUrl(), postgres.user(), postgres.password());
/// }
/// ```
///
/// It is not for production: nothing here is tuned, replicated or backed up.
@NullMarked
package dev.tenon.devservices;

import org.jspecify.annotations.NullMarked;
