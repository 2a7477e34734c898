package dev.tenon.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The plan of the house: which module may stand on which, and where everything is.
final class House {

  /// Every arrow that is drawn, module to modules, by their package. A new one is a decision.
  static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("errors", Set.of()),
          Map.entry("lifecycle", Set.of()),
          Map.entry("redaction", Set.of()),
          Map.entry("testkit", Set.of()),
          Map.entry("devservices", Set.of()),
          Map.entry("scaffold", Set.of("contracts", "errors")),
          Map.entry("command", Set.of("contracts", "dev", "errors", "scaffold")),
          Map.entry("dev", Set.of("devservices")),
          Map.entry("redis", Set.of("errors", "lifecycle")),
          Map.entry("contracts", Set.of("errors")),
          Map.entry("contracts.testkit", Set.of("contracts", "errors")),
          Map.entry("config", Set.of("contracts", "errors")),
          Map.entry("observe", Set.of("lifecycle", "redaction")),
          Map.entry("observe.logging", Set.of("observe", "redaction")),
          Map.entry("observe.prometheus", Set.of("observe")),
          Map.entry("lock", Set.of("errors")),
          Map.entry("lock.file", Set.of("lock")),
          Map.entry("lock.redis", Set.of("lock", "redis")),
          Map.entry("lock.sql", Set.of("lock", "errors")),
          Map.entry("lock.testkit", Set.of("lock", "errors", "testkit")),
          Map.entry("http", Set.of("contracts", "errors", "lifecycle", "observe", "redaction")),
          Map.entry("http.filters", Set.of("http", "errors", "observe")),
          Map.entry("http.multipart", Set.of("http", "contracts", "errors")),
          Map.entry("http.helidon", Set.of("http", "errors")),
          Map.entry("http.servlet", Set.of("http")),
          Map.entry("http.servlet.jetty", Set.of("http.servlet", "http", "errors")),
          Map.entry("http.vertx", Set.of("http", "errors")),
          Map.entry("http.testkit", Set.of("http", "contracts", "errors", "lifecycle", "testkit")),
          Map.entry("openapi", Set.of("http", "contracts", "errors")),
          Map.entry("openapi.ui", Set.of("openapi", "http")),
          Map.entry(
              "service",
              Set.of(
                  "config",
                  "contracts",
                  "http",
                  "http.filters",
                  "lifecycle",
                  "observe",
                  "redaction")),
          Map.entry("sql", Set.of("errors", "lifecycle")),
          Map.entry("sql.junit", Set.of("sql", "devservices")),
          Map.entry("sql.testkit", Set.of("sql", "errors", "testkit")),
          Map.entry("outbox", Set.of("contracts", "errors", "lifecycle", "redaction")),
          Map.entry("outbox.sql", Set.of("outbox", "contracts", "errors")),
          Map.entry(
              "outbox.testkit", Set.of("outbox", "errors", "lifecycle", "redaction", "testkit")),
          Map.entry(
              "examples.products",
              Set.of(
                  "contracts",
                  "http",
                  "openapi",
                  "openapi.ui",
                  "outbox",
                  "outbox.sql",
                  "service",
                  "sql")),
          Map.entry(
              "examples.plainjdbc",
              Set.of("contracts", "errors", "lock", "lock.sql", "outbox", "outbox.sql")),
          Map.entry(
              "examples.springboot",
              Set.of(
                  "errors", "http", "http.servlet", "lock", "lock.sql", "outbox", "outbox.sql")));

  private static final String ROOT = "dev.tenon.";

  private House() {}

  /// All classes that are published.
  static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(House::isOurs)
        .importPackages("dev.tenon");
  }

  private static boolean isOurs(Location location) {
    return !location.contains("/dev/tenon/rules/");
  }

  /// The module of a class: the longest package in the plan that holds it.
  static Optional<String> module(JavaClass type) {
    return ARROWS.keySet().stream()
        .filter(module -> (type.getPackageName() + ".").startsWith(ROOT + module + "."))
        .max(Comparator.comparingInt(String::length));
  }

  /// The root of the repository.
  static Path root() {
    return Path.of(System.getProperty("user.dir")).resolve("../..").normalize();
  }

  static String read(String file) {
    try {
      return Files.readString(root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The Java sources that are published.
  static List<Path> sources() {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
