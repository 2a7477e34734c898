package dev.tenon.devservices;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The program of a Redis: one of those that come in a jar, unpacked once, else one on the `PATH`.
///
/// @param file where it is, or the name by which the `PATH` finds it
record RedisExecutable(String file) {

  /// The second is static: for a system without the OpenSSL 3 of the first, such as Alpine Linux.
  private static final List<String> FOR_AMD64 =
      List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");

  private static final List<String> FOR_ARM64 = List.of("redis-server-6.2.7-linux-arm64");
  private static final List<String> ON_THE_PATH = List.of("redis-server", "valkey-server");

  static RedisExecutable find(Map<String, String> environment, Consumer<String> progress) {
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    var places = Cache.places(environment);
    return first(
        candidates(system, architecture).stream()
            .map(resource -> unpacked(resource, places, progress).toString()),
        ON_THE_PATH);
  }

  /// The resources for a machine.
  static List<String> candidates(String system, String architecture) {
    if (!system.equals("linux")) {
      throw new IllegalStateException(
          "There is no embedded Redis for %s. Set REDIS_URL=redis://user:password@host:port."
              .formatted(system));
    }
    return switch (architecture) {
      case "amd64", "x86_64" -> FOR_AMD64;
      case "aarch64", "arm64" -> FOR_ARM64;
      default -> List.of();
    };
  }

  /// The first program that this machine can run; one that is not reached is not unpacked.
  static RedisExecutable first(Stream<String> unpacked, List<String> names) {
    return Stream.concat(unpacked, names.stream())
        .filter(program -> Command.works(List.of(program, "--version")))
        .findFirst()
        .map(RedisExecutable::new)
        .orElseThrow(() ->
            new IllegalStateException(
                "No Redis that comes along runs here, and there is none of %s. Install one, or set REDIS_URL."
                    .formatted(names)));
  }

  static Path unpacked(String resource, List<Path> places, Consumer<String> progress) {
    var location = RedisExecutable.class.getClassLoader().getResource(resource);
    if (location == null) {
      throw new IllegalStateException(
          "The programs of Redis are not on the class path: add com.github.codemonstur:embedded-redis, or set REDIS_URL.");
    }
    var asWeAre = new RunAs(List.of(), RunAs.userId(), false);
    return Cache.folder(new Packed(resource, location), places, asWeAre, progress)
        .resolve("redis-server");
  }

  /// One program in the jar.
  private record Packed(String resource, URL location) implements Cache.Packed {

    @Override
    public String product() {
      return "Redis";
    }

    @Override
    public String variable() {
      return "REDIS_URL";
    }

    @Override
    public String name() throws IOException {
      var connection = location.openConnection();
      connection.setUseCaches(false);
      if (!(connection instanceof JarURLConnection inJar)) {
        return named(connection.getContentLengthLong());
      }
      try (var jar = inJar.getJarFile()) {
        return named(jar.getEntry(resource).getCrc());
      }
    }

    private String named(long check) {
      return "%s-%s".formatted(resource, HexFormat.of().toHexDigits(check, 8));
    }

    @Override
    public void unpackInto(Path folder) throws IOException {
      var program = folder.resolve("redis-server");
      try (var stream = location.openStream()) {
        Files.copy(stream, program);
      }
      Folders.permit(program, "rwxr-xr-x");
    }
  }
}
