package dev.tenon.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;

/// A folder of the class path, which may lie in several directories and jars at once.
final class MigrationFolder {

  private final ClassLoader loader;
  private final String folder;

  MigrationFolder(ClassLoader loader, String folder) {
    this.loader = loader;
    this.folder = folder;
  }

  /// The class path of the application.
  static ClassLoader classPath() {
    var context = Thread.currentThread().getContextClassLoader();
    return context == null ? ClassLoader.getSystemClassLoader() : context;
  }

  /// The migrations by version; none where there is no such folder. Files that do not end in `.sql`
  /// are left alone.
  ///
  /// @throws DatabaseFailure if a file is not a migration, or two have the same version
  List<Migration> load() {
    if (folder.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Migration>();
    try {
      for (var place : Collections.list(loader.getResources(folder))) {
        read(place, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The migrations in %s cannot be read".formatted(folder), e);
    }
    found.sort(MigrationFolder::inOrder);
    for (int i = 1; i < found.size(); i++) {
      if (found.get(i - 1).version() == found.get(i).version()) {
        throw Migration.refused(
            "Two migrations have the version %d: %s and %s. Give one of them the next free number."
                .formatted(
                    found.get(i).version(), found.get(i - 1).origin(), found.get(i).origin()));
      }
    }
    return List.copyOf(found);
  }

  /// Written out, since the lambdas of `Comparator.comparing` are in no AOT cache.
  private static int inOrder(Migration one, Migration other) {
    int byVersion = Long.compare(one.version(), other.version());
    return byVersion != 0 ? byVersion : one.origin().compareTo(other.origin());
  }

  private void read(URL place, List<Migration> found) throws IOException {
    switch (place.getProtocol()) {
      case "file" -> readDirectory(place, found);
      case "jar" -> readJar((JarURLConnection) place.openConnection(), found);
      default ->
          throw Migration.refused(
              "The folder of migrations %s lies in %s. Put it into a directory or a jar of the class path."
                  .formatted(folder, place));
    }
  }

  private static void readDirectory(URL place, List<Migration> found) throws IOException {
    Path directory;
    try {
      directory = Path.of(new URI(place.toString()));
    } catch (URISyntaxException e) {
      throw new IOException("Not a path: " + place, e);
    }
    try (var files = Files.list(directory)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(".sql")) {
          found.add(Migration.of(name, file.toString(), Files.readAllBytes(file)));
        }
      }
    }
  }

  private void readJar(JarURLConnection place, List<Migration> found) throws IOException {
    place.setUseCaches(false); // else the file would be closed under a class loader that shares it
    try (JarFile jar = place.getJarFile()) {
      var prefix = folder + '/';
      for (var entry : Collections.list(jar.entries())) {
        var path = entry.getName();
        if (path.startsWith(prefix)
            && path.endsWith(".sql")
            && path.indexOf('/', prefix.length()) < 0) {
          try (var content = jar.getInputStream(entry)) {
            found.add(
                Migration.of(
                    path.substring(prefix.length()),
                    jar.getName() + "!/" + path,
                    content.readAllBytes()));
          }
        }
      }
    }
  }
}
