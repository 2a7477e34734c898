package dev.tenon.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// A process that says what it thinks of its AOT cache, and whether it would go on.
final class AotChild {

  private AotChild() {}

  /// Prints one line, or two; with `--train --broken` it fails.
  public static void main(String... args) {
    var given = List.of(args);
    if (given.contains("--train") && given.contains("--broken")) {
      throw new IllegalStateException("broken on purpose");
    }
    var cache = AotCache.ofProcess();
    System.out.println(cache.text());
    cache
        .changed(System.getProperty("java.class.path"))
        .ifPresent(entry -> System.out.println("changed: " + entry.getFileName()));
  }

  /// Makes the jar that it needs; an AOT cache takes no folders.
  static void jar(Path file) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (var type : List.of(AotCache.class, AotChild.class)) {
        var name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (var from = bytes(type, name)) {
          from.transferTo(jar);
        }
        jar.closeEntry();
      }
    }
  }

  private static InputStream bytes(Class<?> type, String name) {
    return Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name));
  }
}
