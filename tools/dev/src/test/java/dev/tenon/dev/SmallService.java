package dev.tenon.dev;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.assertj.core.api.Assertions;

/// The sources of a service that stands on nothing but the JDK, in a folder of a test.
record SmallService(Path root, int port) {

  static SmallService in(Path root) throws IOException {
    var service = new SmallService(root, freePort());
    service.write("pom.xml", "<project/>");
    service.write(
        "src/test/java/com/example/small/dev/SmallDev.java",
        """
        package com.example.small.dev;

        public final class SmallDev {
          public static void main(String... args) throws Exception {
            com.example.small.Small.main(args);
          }
        }
        """);
    service.answers("one");
    Files.createDirectories(root.resolve("src/main/resources"));
    service.knowsItsJars(Duration.ofMinutes(1));
    return service;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  Project project() {
    return new Project(
        root, "small", "com.example.small.dev.SmallDev", port, List.of("--greeting=hello"));
  }

  /// As if Maven had said so, after the last change of the pom.
  ///
  /// @param ahead of now
  void knowsItsJars(Duration ahead) throws IOException {
    write("target/dev-loop/class-path", jar().toString());
    Files.setLastModifiedTime(
        root.resolve("target/dev-loop/class-path"), FileTime.from(Instant.now().plus(ahead)));
  }

  /// Any jar that there is.
  static Path jar() {
    return Path.of(Assertions.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  void answers(String text) throws IOException {
    runs("serve(args, \"%s\");".formatted(text));
  }

  /// Has its main method do this.
  void runs(String statements) throws IOException {
    write(
        "src/main/java/com/example/small/Small.java",
"""
        package com.example.small;

        import com.sun.net.httpserver.HttpServer;
        import java.net.InetSocketAddress;
        import java.util.List;

        public final class Small {
          public static void main(String... args) throws Exception {
            %s
          }

          static void serve(String[] args, String text) throws Exception {
            if (List.of(args).contains("--train")) {
              return;
            }
            int port = Integer.parseInt(args[0].substring("--http.port=".length()));
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
            server.createContext("/", exchange -> {
              var body = (text + " " + args[2]).getBytes();
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
              exchange.close();
            });
            server.start();
          }
        }
"""
            .formatted(statements));
  }

  void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// What a loop that is installed runs from.
  Path jarOfStandby() throws IOException {
    var name = Standby.class.getName().replace('.', '/') + ".class";
    var jar = root.resolve("target/standby.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var in = Standby.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      out.write(in.readAllBytes());
    }
    return jar;
  }
}
