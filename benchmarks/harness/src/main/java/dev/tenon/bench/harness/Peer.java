package dev.tenon.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A compared service.
///
/// @param name for people
/// @param folder its module under `benchmarks`
/// @param main its main class
/// @param args its arguments
/// @param bare the name of the peer that is this one without a framework; its own if it is none
record Peer(String name, String folder, String main, List<String> args, String bare) {

  /// Everybody is compared with this one, too.
  static final String SPRING = "Spring Boot MVC";

  private static final String HELIDON = "Helidon SE, bare";
  private static final String VERTX = "Vert.x, bare";
  private static final String PACKAGE = "dev.tenon.bench.";

  /// Those that were built. Tenon runs on every engine whose artifact stands among its libraries.
  static List<Peer> all() throws IOException {
    var peers = new ArrayList<Peer>();
    for (var engine : List.of("helidon", "vertx")) {
      if (hasLibrary("tenon", "tenon-http-" + engine + "-")) {
        var bare = engine.equals("helidon") ? HELIDON : VERTX;
        var name = "Tenon on " + (engine.equals("helidon") ? "Helidon" : "Vert.x");
        peers.add(
            new Peer(
                name, "tenon", PACKAGE + "tenon.TenonServer", List.of("--engine=" + engine), bare));
      }
    }
    peers.add(new Peer(HELIDON, "helidon", PACKAGE + "helidon.HelidonServer", List.of(), HELIDON));
    peers.add(new Peer(VERTX, "vertx", PACKAGE + "vertx.VertxServer", List.of(), VERTX));
    peers.add(new Peer(SPRING, "spring", PACKAGE + "spring.SpringServer", List.of(), SPRING));
    return peers;
  }

  /// The name as a file's.
  String slug() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }

  /// Its jars in a fixed order: an AOT cache is bound to the class path.
  List<Path> jars() throws IOException {
    var target = target(folder);
    var jars = new ArrayList<Path>();
    jars.addAll(jars(target));
    jars.addAll(jars(target.resolve("lib")));
    if (jars.size() < 2) {
      throw new IllegalStateException(name + " is not built: run `make bench`.");
    }
    return jars;
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static boolean hasLibrary(String folder, String prefix) throws IOException {
    return jars(target(folder).resolve("lib")).stream()
        .anyMatch(jar -> jar.getFileName().toString().startsWith(prefix));
  }

  private static Path target(String folder) {
    return Path.of("benchmarks", folder, "target");
  }
}
