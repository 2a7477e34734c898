package dev.tenon.service;

import dev.tenon.http.Route;
import dev.tenon.http.Routes;
import dev.tenon.observe.LogOptions.Format;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one line that a service says at its start: `products 1.0.0 · dev · helidon · started in 212
/// ms (AOT cache on) · … · http://localhost:8000`.
///
/// @param text what it says
/// @param format as the log, so that standard output stays readable by whoever reads it
record StartLine(String text, Format format) {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final char DOT = '·';
  private static final Set<String> HERE = Set.of("0.0.0.0", "::", "127.0.0.1", "::1");

  /// @param descriptions what its parts say
  static StartLine of(
      Identity identity,
      String engine,
      AotCache cache,
      List<String> descriptions,
      List<String> addresses,
      Format format) {
    // The clock of a process and that of the machine may differ by some milliseconds.
    long millis = Math.max(0, Duration.between(identity.began(), Instant.now()).toMillis());
    var parts = new ArrayList<String>();
    parts.add(identity.name() + " " + identity.version());
    parts.add(identity.profile());
    parts.add(engine);
    parts.add("started in %d ms (%s)".formatted(millis, cache.text()));
    parts.addAll(descriptions);
    parts.addAll(addresses);
    return new StartLine(String.join(" " + DOT + " ", parts), format);
  }

  /// An address at which somebody on this machine reaches the service.
  static String address(String scheme, String host, int port) {
    var name = HERE.contains(host) ? "localhost" : host;
    return "%s://%s:%d".formatted(scheme, name.contains(":") ? "[" + name + "]" : name, port);
  }

  /// The address, and that of the pages about the service where it has them.
  static List<String> addresses(String address, Routes routes) {
    var addresses = new ArrayList<>(List.of(address));
    addresses.addAll(docs(address, routes));
    return List.copyOf(addresses);
  }

  /// The address of the pages about the service, where these routes have them.
  static List<String> docs(String address, Routes routes) {
    boolean hasDocs = routes.list().stream().map(Route::toString).anyMatch("GET /docs"::equals);
    return hasDocs ? List.of("docs " + address + "/docs") : List.of();
  }

  void print(PrintStream out) {
    if (format == Format.JSON) {
      LOG.info(text);
    } else {
      // A container often speaks ASCII.
      out.println(out.charset().newEncoder().canEncode(DOT) ? text : text.replace(DOT, '-'));
    }
  }
}
