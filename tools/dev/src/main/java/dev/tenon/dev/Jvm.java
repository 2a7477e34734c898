package dev.tenon.dev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// How the service's process is started: with the jars on its class path, on an AOT cache of their
/// classes as soon as there is one. The service's own classes are loaded by [Standby], since a
/// cache takes no folders.
final class Jvm {

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xlog:disable",
          "-Xlog:all=warning:stderr",
          "-Xlog:aot*=error:stderr");

  private final Project project;
  private final String classPath;
  private final Path cache;
  private final boolean isCacheable;

  private Jvm(Project project, String classPath, Path cache, boolean isCacheable) {
    this.project = project;
    this.classPath = classPath;
    this.cache = cache;
    this.isCacheable = isCacheable;
  }

  /// @param place where [Standby] is
  static Jvm of(Project project, List<String> jars, Path place) throws IOException {
    var all = new ArrayList<>(jars);
    all.add(place.toString());
    var classPath = String.join(File.pathSeparator, all);
    var key = new CRC32();
    key.update(Runtime.version().toString().getBytes(UTF_8));
    for (var jar : all) {
      var path = Path.of(jar);
      key.update((jar + Files.getLastModifiedTime(path) + Files.size(path)).getBytes(UTF_8));
    }
    var cache = project.work().resolve("aot-%08x".formatted(key.getValue()));
    return new Jvm(project, classPath, cache, Files.isRegularFile(place));
  }

  /// Where this very class is: a jar, or a folder while Tenon itself is developed.
  static Path place() {
    try {
      return Path.of(Jvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param args those of the service
  List<String> command(List<String> args) {
    return command(Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of(), args);
  }

  private List<String> command(List<String> flags, List<String> args) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.add("-cp");
    command.add(classPath);
    command.add(Standby.class.getName());
    command.add(project.classes() + File.pathSeparator + project.resources());
    command.add(project.mainClass());
    command.addAll(args);
    return command;
  }

  boolean needsTraining() {
    return isCacheable && !Files.exists(cache);
  }

  /// Makes the cache; takes some seconds.
  ///
  /// @return whether there is one now
  boolean train() throws IOException, InterruptedException {
    var next = project.work().resolve("aot-next");
    var training =
        new ProcessBuilder(command(List.of("-XX:AOTCacheOutput=" + next), List.of("--train")))
            .directory(project.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(project.work().resolve("training.log").toFile()))
            .start();
    try (var leash = training.getOutputStream()) {
      leash.write('\n');
      leash.flush();
      if (training.waitFor() != 0 || !Files.exists(next)) {
        return false;
      }
    } finally {
      training.destroyForcibly();
    }
    Files.move(next, cache, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }
}
