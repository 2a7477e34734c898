package dev.tenon.dev;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/// A process in which the service runs, or will as soon as it is told.
final class Child implements AutoCloseable {

  private static final long GRACE_SECONDS = 5;
  private static final long BETWEEN_PROBES_MILLIS = 5;

  private final Process process;
  private final Probe probe;

  private Child(Process process, Probe probe) {
    this.process = process;
    this.probe = probe;
  }

  /// Starts one that waits.
  static Child standby(Project project, Jvm jvm) throws IOException {
    var service = new ArrayList<String>();
    service.add("--http.port=" + project.port());
    service.add("--http.shutdownGrace=0s");
    service.addAll(project.args());
    var process =
        new ProcessBuilder(jvm.command(service))
            .directory(project.root().toFile())
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT)
            .start();
    return new Child(process, new Probe(project.port()));
  }

  /// Lets the service begin, and waits until it is ready.
  ///
  /// @return false where it ended instead
  boolean begin() throws IOException, InterruptedException {
    var leash = process.getOutputStream(); // open as long as this process lives
    leash.write('\n');
    leash.flush();
    while (process.isAlive()) {
      if (probe.isReady()) {
        return true;
      }
      Thread.sleep(BETWEEN_PROBES_MILLIS);
    }
    return false;
  }

  /// Ends it, and returns when it is gone and its port is free.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
