package dev.tenon.devservices;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// What [DevRedis#open] needs to know.
///
/// Immutable; as thread-safe as `progress`.
///
/// @param dataDirectory where an embedded server keeps its data, password and log between starts;
///   made when missing. It may hold spaces and quotes
/// @param port of an embedded server; 0 takes any free one, and the same again at the next start
///   where it is still free
/// @param environment where `REDIS_URL` and `XDG_CACHE_HOME` are looked up
/// @param progress takes a line for people, such as which server was taken
public record DevRedisOptions(
    Path dataDirectory, int port, Map<String, String> environment, Consumer<String> progress) {

  /// Refuses a port that does not exist.
  public DevRedisOptions {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "A port is a number from 1 to 65535, or 0 for any free one: " + port);
    }
    environment = Map.copyOf(environment);
  }

  /// Any free port, the environment of this process, and progress on standard error.
  public static DevRedisOptions of(Path dataDirectory) {
    return new DevRedisOptions(dataDirectory, 0, System.getenv(), line -> System.err.println(line));
  }

  /// These options with another port.
  public DevRedisOptions withPort(int value) {
    return new DevRedisOptions(dataDirectory, value, environment, progress);
  }

  /// These options with another environment; an empty map for none.
  public DevRedisOptions withEnvironment(Map<String, String> value) {
    return new DevRedisOptions(dataDirectory, port, value, progress);
  }

  /// These options with another taker of progress lines.
  public DevRedisOptions withProgress(Consumer<String> value) {
    return new DevRedisOptions(dataDirectory, port, environment, value);
  }

  /// Without the environment, which holds secrets.
  @Override
  public String toString() {
    return "DevRedisOptions[dataDirectory=%s, port=%s]"
        .formatted(dataDirectory, Integer.toString(port));
  }
}
