package dev.tenon.devservices;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The machines for which there are binaries.
enum Platform {
  LINUX_AMD64("linux-amd64", "postgres-linux-x86_64.txz"),
  LINUX_ARM64("linux-arm64v8", "postgres-linux-arm_64.txz");

  private final String artifact;
  private final String archive;

  Platform(String artifact, String archive) {
    this.artifact = artifact;
    this.archive = archive;
  }

  static Platform current() {
    return of(
        System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""),
        Files.exists(Path.of("/etc/alpine-release")));
  }

  static Platform of(String system, String architecture, boolean isAlpine) {
    if (system.toLowerCase(Locale.ROOT).equals("linux") && !isAlpine) {
      switch (architecture.toLowerCase(Locale.ROOT)) {
        case "amd64", "x86_64" -> {
          return LINUX_AMD64;
        }
        case "aarch64", "arm64" -> {
          return LINUX_ARM64;
        }
        default -> {}
      }
    }
    throw new IllegalStateException(
        "There is no embedded PostgreSQL for %s on %s. Set DATABASE_URL=postgres://user:password@host:port/database."
            .formatted(isAlpine ? "Alpine Linux" : system, architecture));
  }

  /// The end of the name of the jar that holds the archive.
  String artifact() {
    return artifact;
  }

  /// The name of the archive in that jar.
  String archive() {
    return archive;
  }
}
