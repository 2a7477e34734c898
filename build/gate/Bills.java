import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The bills of materials (SBOM, CycloneDX) that the build has written, collected in `target/sbom`: each is complete, or
/// the gate is red.
final class Bills {

  private static final Path COLLECTED = Path.of("target/sbom");

  private Bills() {}

  static List<String> check(List<Module> modules) throws IOException {
    Files.createDirectories(COLLECTED);
    var complaints = new ArrayList<String>();
    for (var module : modules) {
      if (Files.exists(module.target("bom.xml")) && Files.exists(module.target("bom.json"))) {
        complaints.addAll(missing(module));
        var collected = COLLECTED.resolve(module.artifact() + ".cdx.json");
        Files.copy(module.target("bom.json"), collected, StandardCopyOption.REPLACE_EXISTING);
      } else {
        complaints.add(module.artifact() + " has no bill of materials.");
      }
    }
    return complaints;
  }

  private static List<String> missing(Module module) throws IOException {
    var components = Component.of(module);
    var complaints = new ArrayList<String>();
    for (var used : Dependencies.withVersions(module)) {
      if (components.stream().noneMatch(listed -> (listed.name() + ":" + listed.version()).equals(used))) {
        complaints.add("The bill of materials of %s does not list %s.".formatted(module.artifact(), used));
      }
    }
    for (var component : components) {
      if (component.hashes() == 0) {
        complaints.add(
            "The bill of materials of %s has no hash of %s.".formatted(module.artifact(), component.name()));
      }
    }
    return complaints;
  }
}
