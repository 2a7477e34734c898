package dev.tenon.service;

import dev.tenon.http.HttpServer;
import dev.tenon.http.spi.HttpEngine;
import dev.tenon.lifecycle.Lifecycle;
import dev.tenon.observe.LogOptions;
import dev.tenon.observe.LogOptions.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;

/// Who a service is, as it says at its start and at `/info`.
///
/// @param name its name
/// @param version that of the jar that holds the record of its settings; `unversioned` outside a
///   jar
/// @param profile which kind of place this is
/// @param started when the process began
record Identity(String name, String version, String profile, Instant started) {

  static Identity of(String name, Class<?> config, String profile) {
    var version = config.getPackage().getImplementationVersion();
    return new Identity(
        name,
        Objects.requireNonNullElse(version, "unversioned"),
        profile,
        ProcessHandle.current().info().startInstant().orElseGet(Instant::now));
  }

  boolean isDev() {
    return profile.equals("dev");
  }

  LogOptions.Format format(ServiceOptions.Log log) {
    return log.format().orElse(isDev() ? Format.TEXT : Format.JSON);
  }

  /// What is said once the service answers: `products 1.0.0 · dev · helidon · started in 212 ms ·
  /// …`.
  StartLine startLine(
      HttpEngine engine, HttpServer server, Lifecycle lifecycle, ServiceOptions options) {
    var parts = new ArrayList<String>();
    parts.add(name + " " + version);
    parts.add(profile);
    parts.add(engine.name());
    parts.add("started in %d ms".formatted(Duration.between(started, Instant.now()).toMillis()));
    parts.addAll(lifecycle.descriptions());
    parts.add("http://localhost:" + server.port());
    return new StartLine(String.join(" · ", parts), format(options.log()));
  }
}
