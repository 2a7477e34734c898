package dev.tenon.openapi.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The jar with the files of a web page that others made.
///
/// @param artifact its name
/// @param version which one is on the class path
record Webjar(String artifact, String version) {

  /// @throws IllegalStateException if it is not on the class path
  static Webjar find(String group, String artifact) {
    var properties = new Properties();
    var resource = "META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    try (var in = Webjar.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "There is no %s:%s on the class path; tenon-openapi-ui needs it at run time."
                .formatted(group, artifact));
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Webjar(artifact, properties.getProperty("version"));
  }

  PageFile file(String path) {
    var resource = "META-INF/resources/webjars/%s/%s/%s".formatted(artifact, version, path);
    return new PageFile(path.substring(path.lastIndexOf('/') + 1), version, resource);
  }
}
