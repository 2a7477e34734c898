/// A Redis, for the backends that keep their data there: one [connection][dev.tenon.redis.Redis]
/// that is kept, one handle for [scripts][dev.tenon.redis.RedisScript], one mapping of errors.
///
/// ```java
/// var counted = RedisScript.of("return redis.call('INCRBY', KEYS[1], ARGV[1])");
/// var redis = service.use(Redis.of(RedisOptions.of("redis://localhost:6379")));
///
/// long visits = redis.run(counted, List.of("visits"), List.of("1")).number();
/// ```
///
/// It is no client for all commands of Redis: what a backend does there is a script, so that it
/// happens as a whole or not at all.
@NullMarked
package dev.tenon.redis;

import org.jspecify.annotations.NullMarked;
