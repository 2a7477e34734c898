package dev.tenon.devservices;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// What [DevPostgres#open] needs to know.
///
/// Immutable; as thread-safe as `progress`.
///
/// @param dataDirectory where an embedded server keeps its data, password and log between starts;
///   made when missing. It may hold spaces and quotes
/// @param database the name of the database, and of the role that owns it
/// @param port of an embedded server; 0 takes any free one, and the same again at the next start
///   where it is still free
/// @param environment where `DATABASE_URL` and `XDG_CACHE_HOME` are looked up
/// @param progress takes a line for people, such as which server was taken
public record DevPostgresOptions(
    Path dataDirectory,
    String database,
    int port,
    Map<String, String> environment,
    Consumer<String> progress) {

  private static final int LONGEST_NAME = 63;

  /// Refuses a name that PostgreSQL does not take, and a port that does not exist.
  public DevPostgresOptions {
    if (database.isBlank()
        || database.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME
        || database.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "A database's name has 1 to %d bytes and no control characters: \"%s\""
              .formatted(LONGEST_NAME, database));
    }
    if (database.startsWith("pg_") || database.startsWith("template")) {
      throw new IllegalArgumentException(
          "PostgreSQL keeps names that begin with pg_ or template for itself: \"%s\". Take another."
              .formatted(database));
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "A port is a number from 1 to 65535, or 0 for any free one: " + port);
    }
    environment = Map.copyOf(environment);
  }

  /// Any free port, the environment of this process, and progress on standard error.
  public static DevPostgresOptions of(Path dataDirectory, String database) {
    return new DevPostgresOptions(
        dataDirectory, database, 0, System.getenv(), line -> System.err.println(line));
  }

  /// These options with another port.
  public DevPostgresOptions withPort(int value) {
    return new DevPostgresOptions(dataDirectory, database, value, environment, progress);
  }

  /// These options with another environment; an empty map for none.
  public DevPostgresOptions withEnvironment(Map<String, String> value) {
    return new DevPostgresOptions(dataDirectory, database, port, value, progress);
  }

  /// These options with another taker of progress lines.
  public DevPostgresOptions withProgress(Consumer<String> value) {
    return new DevPostgresOptions(dataDirectory, database, port, environment, value);
  }

  /// Without the environment, which holds secrets.
  @Override
  public String toString() {
    return "DevPostgresOptions[dataDirectory=%s, database=%s, port=%s]"
        .formatted(dataDirectory, database, Integer.toString(port));
  }
}
