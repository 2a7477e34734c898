package dev.tenon.devservices;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// What a [Holder] of a Redis runs.
final class RedisHolder {

  private RedisHolder() {}

  /// With data in a folder, or temporary where there is none.
  static Holder start(String... folder) throws IOException {
    return Holder.started(RedisHolder.class, folder);
  }

  public static void main(String... folder) throws IOException {
    try (var redis =
        folder.length == 0 ? DevRedis.temporary() : DevRedis.open(options(folder[0]))) {
      System.out.println("%s %s".formatted(redis.source(), redis.url()));
      var end = System.in.read();
      System.out.println(end);
    }
  }

  static DevRedisOptions options(String folder) {
    return DevRedisOptions.of(Path.of(folder)).withEnvironment(Map.of());
  }
}
