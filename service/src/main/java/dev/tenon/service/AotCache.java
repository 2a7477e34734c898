package dev.tenon.service;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether this process runs on an AOT cache (JEP 483, 514, 515): classes that were loaded and
/// linked when the cache was trained, instead of at each start.
///
/// The JVM goes on without a cache that it rejects, so it is asked. One that is given takes the
/// place of the JDK's own archive: `sharing` in `java.vm.info` is then said of it alone.
///
/// @param file what `-XX:AOTCache` names; empty for none
/// @param isUsed whether the JVM shares classes with an archive
/// @param arguments those of the JVM, as far as they tell why a cache is rejected
record AotCache(String file, boolean isUsed, String arguments) {

  private static final String DEBUGGER = "-agentlib:jdwp";

  /// What the JVM says. Takes about 3 ms, nearly all of it for the JDK's management classes.
  static AotCache ofProcess() {
    var diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    var file = diagnostics.getVMOption("AOTCache").getValue();
    boolean isUsed = System.getProperty("java.vm.info", "").contains("sharing");
    var arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return new AotCache(file, isUsed, String.join(" ", arguments));
  }

  /// For the start line: `AOT cache on`, `AOT cache off`, or `AOT cache rejected` and why.
  String text() {
    if (file.isEmpty()) {
      return "AOT cache off";
    }
    return isUsed ? "AOT cache on" : "AOT cache rejected: " + reason();
  }

  private String reason() {
    if (!Files.isReadable(Path.of(file))) {
      return "there is no readable file " + file;
    }
    if (arguments.contains(DEBUGGER)) {
      return "the JVM uses none beside a debugger";
    }
    return file
        + " was made by another JDK, with other flags or for other jars, or is damaged; train it again";
  }

  /// The entry of the class path that changed after the cache was made, if one did.
  ///
  /// JDK 25 before 25.0.4 does not look (JDK-8377932): it would run the classes that the cache
  /// holds, whatever the jar holds by now.
  Optional<Path> changed(String classPath) {
    if (file.isEmpty() || !isUsed) {
      return Optional.empty();
    }
    long made = new File(file).lastModified();
    for (var entry : classPath.split(File.pathSeparator, -1)) {
      if (new File(entry).lastModified() > made) {
        return Optional.of(Path.of(entry));
      }
    }
    return Optional.empty();
  }

  /// Refuses to run other classes than those of the jars.
  ///
  /// @throws IllegalStateException if an entry of the class path is newer than the cache
  AotCache requireFresh(String classPath) {
    changed(classPath)
        .ifPresent(entry -> {
          throw new IllegalStateException(
              "The AOT cache %s is older than %s, and the JVM may run what it held before. Train the cache again, or leave out -XX:AOTCache."
                  .formatted(file, entry));
        });
    return this;
  }
}
