package dev.tenon.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where and with what it was measured.
///
/// @param load the load average before anything began: well under 1 on a quiet machine
/// @param libraries the names of the jars that matter most
record Machine(
    String processor,
    int processors,
    String system,
    String java,
    String wrk,
    String postgres,
    String load,
    List<String> libraries) {

  private static final List<String> SHOWN =
      List.of(
          "helidon-webserver-4",
          "vertx-core-5",
          "netty-codec-http-",
          "spring-boot-4",
          "spring-webmvc-",
          "tomcat-embed-core-",
          "jackson-core-3",
          "jackson-databind-",
          "hibernate-validator-",
          "HikariCP-",
          "postgresql-");

  static Machine here(List<Peer> peers, String postgres) throws IOException, InterruptedException {
    var processors = models();
    return new Machine(
        processors.getFirst(),
        processors.size(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor.version") + " " + Runtime.version(),
        Wrk.version(),
        postgres,
        Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0],
        libraries(peers));
  }

  /// One for each processor, also those that this process may not use.
  private static List<String> models() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .toList();
  }

  private static List<String> libraries(List<Peer> peers) throws IOException {
    var names = new ArrayList<String>();
    for (var peer : peers) {
      for (var jar : peer.jars()) {
        var name = jar.getFileName().toString().replace(".jar", "");
        if (SHOWN.stream().anyMatch(name::startsWith) && !names.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
