/// Real servers for development and tests, without Docker: PostgreSQL and Redis.
///
/// ```java
/// try (var postgres = DevPostgres.open(DevPostgresOptions.of(Path.of(".data"), "products"));
///     var redis = DevRedis.temporary()) {
///   serve(postgres.jdbcUrl(), postgres.user(), postgres.password(), redis.url());
/// }
/// ```
///
/// It is not for production: nothing here is tuned, replicated or backed up.
@NullMarked
package dev.tenon.devservices;

import org.jspecify.annotations.NullMarked;
