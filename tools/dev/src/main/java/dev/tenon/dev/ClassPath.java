package dev.tenon.dev;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The jars that a service stands on, as Maven resolves them; asked anew when `pom.xml` has
/// changed.
final class ClassPath {

  private static final long PATIENCE_MINUTES = 10;

  private final Project project;
  private final String maven;

  /// @param maven the program
  ClassPath(Project project, String maven) {
    this.project = project;
    this.maven = maven;
  }

  boolean isKnown() throws IOException {
    var file = file();
    return Files.exists(file)
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(project.pom())) >= 0;
  }

  /// The jars, in order.
  ///
  /// @throws DevFailure if Maven says no
  List<String> jars() throws IOException, InterruptedException {
    if (!isKnown()) {
      resolve();
    }
    return List.of(Files.readString(file()).strip().split(File.pathSeparator, -1));
  }

  private Path file() {
    return project.work().resolve("class-path");
  }

  private void resolve() throws IOException, InterruptedException {
    Files.createDirectories(project.work());
    var asking =
        new ProcessBuilder(
                maven,
                "-B",
                "-q",
                "-ntp",
                "dependency:build-classpath",
                "-Dmdep.includeScope=test",
                "-Dmdep.outputFile=" + file())
            .directory(project.root().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(project.work().resolve("maven.log").toFile());
    var running = start(asking);
    try {
      if (!running.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || running.exitValue() != 0) {
        throw refused();
      }
    } finally {
      running.destroyForcibly();
    }
  }

  private static Process start(ProcessBuilder asking) {
    try {
      return asking.start();
    } catch (IOException e) {
      throw new DevFailure(
          "Maven cannot be started: " + e.getMessage(),
          "Install Maven 3.8.7 or newer and have mvn on the PATH.",
          e);
    }
  }

  private DevFailure refused() throws IOException {
    var said =
        Files.readAllLines(project.work().resolve("maven.log")).stream()
            .filter(line -> line.startsWith("[ERROR]"))
            .findFirst()
            .orElse("it did not end within ten minutes");
    return new DevFailure(
        "Maven cannot resolve what the service stands on: " + said,
        "See %s; the artifacts of Tenon are installed by ./tenon in its clone."
            .formatted(project.work().resolve("maven.log")),
        null);
  }
}
