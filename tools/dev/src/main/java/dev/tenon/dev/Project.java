package dev.tenon.dev;

import java.nio.file.Path;
import java.util.List;

/// A service as it stands in a folder.
///
/// @param root where its `pom.xml` is
/// @param name the service's name; with `_` for `-`, that of its database
/// @param mainClass what starts it for a developer: `com.example.orders.dev.OrdersDev`
/// @param port where it is to serve
/// @param args further settings, as on its command line
public record Project(Path root, String name, String mainClass, int port, List<String> args) {

  /// Refuses a port that is none.
  ///
  /// @throws IllegalArgumentException if the port is not 1 to 65535
  public Project {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("A port is 1 to 65535, not " + port);
    }
    root = root.toAbsolutePath().normalize();
    args = List.copyOf(args);
  }

  /// What is compiled: the service, and what starts it for a developer.
  List<Path> sources() {
    var dev = mainClass.substring(0, mainClass.lastIndexOf('.')).replace('.', '/');
    return List.of(root.resolve("src/main/java"), root.resolve("src/test/java").resolve(dev));
  }

  Path resources() {
    return root.resolve("src/main/resources");
  }

  Path pom() {
    return root.resolve("pom.xml");
  }

  /// Where compiled classes and the like are, apart from Maven's.
  Path work() {
    return root.resolve("target/dev-loop");
  }

  Path classes() {
    return work().resolve("classes");
  }

  /// Where the data of the database are, as the service's own main class has it.
  Path data() {
    return root.resolve(System.getenv().getOrDefault("DATA_DIR", ".data")).resolve("postgresql");
  }
}
