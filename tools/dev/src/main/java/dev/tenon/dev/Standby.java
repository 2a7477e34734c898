package dev.tenon.dev;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/// The main class of the process in which a service runs: it begins before there is anything to
/// run, so that the JVM is there when there is, and loads the service's own classes last.
///
/// Its arguments are the folders of classes and resources, joined by the path separator, the main
/// class and its arguments. It begins when a byte comes on standard input, and ends when that ends:
/// with whoever started it.
public final class Standby {

  private Standby() {}

  /// Waits, then runs.
  public static void main(String... args) throws Exception {
    if (System.in.read() < 0) {
      return;
    }
    Thread.ofPlatform().daemon().name("dev-leash").start(Standby::endWithParent);
    run(
        List.of(args[0].split(File.pathSeparator, -1)),
        args[1],
        List.of(args).subList(2, args.length));
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // It is gone as well.
    }
    System.exit(0);
  }

  static void run(List<String> folders, String mainClass, List<String> args) throws Exception {
    var urls = folders.stream().map(folder -> Path.of(folder).toUri()).toList();
    var loader = new URLClassLoader("service", urls(urls), Standby.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    var main = loader.loadClass(mainClass).getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) args.toArray(String[]::new));
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception thrown ? thrown : e;
    }
  }

  private static URL[] urls(List<URI> uris) throws IOException {
    var urls = new URL[uris.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = uris.get(i).toURL();
    }
    return urls;
  }
}
