package dev.tenon.service;

import dev.tenon.http.Method;
import dev.tenon.http.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a service asks itself while an AOT cache is trained: every GET route, since a GET changes
/// nothing (RFC 9110, 9.2.1), and a path that nobody serves. Variables of paths stand for nothing
/// that exists.
///
/// @param port where the service answers on this machine
/// @param paths what it is asked
/// @param patience how long each answer may take
record Rehearsal(int port, List<String> paths, Duration patience) {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final int ROUNDS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  static Rehearsal of(int port, List<Route> routes) {
    var paths = new ArrayList<String>();
    routes.stream()
        .filter(route -> route.method() == Method.GET)
        .forEach(route -> paths.add(filled(route.template())));
    paths.add("/served/by/nobody");
    return new Rehearsal(port, List.copyOf(paths), PATIENCE);
  }

  private static String filled(String template) {
    return template.replaceAll("\\{[^}]*}", NOBODY);
  }

  /// Asks all of it a few times. What is answered does not matter, and neither does silence: the
  /// cache becomes smaller, that is all.
  void run() {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (var path : paths) {
          ask(path);
        }
      }
    } catch (IOException e) {
      LOG.warn("The rehearsal for the AOT cache ended early: {}", e.toString());
    }
  }

  private void ask(String path) throws IOException {
    var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    } catch (SocketTimeoutException e) {
      // A route that streams; it has begun, and that is what the cache needs.
    }
  }
}
