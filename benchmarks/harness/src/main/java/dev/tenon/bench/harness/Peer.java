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
/// @param bare the name of the peer that is this one without what is measured; its own if it is
///   none
record Peer(String name, String folder, String main, List<String> args, String bare) {

  /// Everybody is compared with this one, too.
  static final String SPRING = "Spring Boot MVC";

  private static final String HELIDON = "Helidon SE, bare";
  private static final String VERTX = "Vert.x, bare";
  private static final String PACKAGE = "dev.tenon.bench.";

  private static final List<String> NO_FILTERS =
      List.of(
          "--filters.security.enabled=false",
          "--filters.timing=false",
          "--filters.slow=0s",
          "--filters.concurrency.maxInFlight=0",
          "--filters.compression.enabled=false",
          "--filters.deadline=0s");

  /// Those that were built.
  static List<Peer> all() throws IOException {
    var peers = new ArrayList<Peer>();
    for (var engine : engines()) {
      peers.add(tenon(engine, "", List.of(), engine.equals("helidon") ? HELIDON : VERTX));
    }
    peers.add(new Peer(HELIDON, "helidon", PACKAGE + "helidon.HelidonServer", List.of(), HELIDON));
    peers.add(new Peer(VERTX, "vertx", PACKAGE + "vertx.VertxServer", List.of(), VERTX));
    peers.add(new Peer(SPRING, "spring", PACKAGE + "spring.SpringServer", List.of(), SPRING));
    return peers;
  }

  /// Tenon with its standard filters, and with none of those that can be switched off, on each
  /// engine.
  static List<Peer> filtered() throws IOException {
    var peers = new ArrayList<Peer>();
    for (var engine : engines()) {
      var without = tenon(engine, ", no filters", NO_FILTERS, "");
      peers.add(tenon(engine, "", List.of(), without.name()));
      peers.add(without);
    }
    return peers;
  }

  /// Tenon runs on every engine whose artifact stands among its libraries.
  private static List<String> engines() throws IOException {
    var engines = new ArrayList<String>();
    for (var engine : List.of("helidon", "vertx")) {
      if (hasLibrary("tenon", "tenon-http-" + engine + "-")) {
        engines.add(engine);
      }
    }
    return engines;
  }

  private static Peer tenon(String engine, String suffix, List<String> settings, String bare) {
    var args = new ArrayList<>(settings);
    args.add("--engine=" + engine);
    var name = "Tenon on " + (engine.equals("helidon") ? "Helidon" : "Vert.x") + suffix;
    return new Peer(
        name,
        "tenon",
        PACKAGE + "tenon.TenonServer",
        List.copyOf(args),
        bare.isEmpty() ? name : bare);
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
