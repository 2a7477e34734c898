import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// How many small changes to the code of a module its own tests notice, in percent, against `build/mutation.properties`.
/// Every module named there is measured.
final class Mutation {

  private static final Path SCORES = Path.of("build/mutation.properties");

  /// The tests of some mutants wait, so that a busy machine may end one in another way.
  private static final double NOISE = 0.5;

  private Mutation() {}

  static List<String> check(List<Module> all) throws Exception {
    var modules = measured(all);
    var folders = modules.keySet().stream().map(module -> module.folder().toString()).toList();
    var build =
        Build.run(
            "mvn", "-B", "-ntp", "-q", "test-compile", "org.pitest:pitest-maven:mutationCoverage",
            "-pl", String.join(",", folders), "-am");
    if (build.status() != 0) {
      return List.of("The mutants did not run; see above.");
    }
    var complaints = new ArrayList<String>();
    for (var entry : modules.entrySet()) {
      complaints.addAll(judge(entry.getKey(), entry.getValue()));
    }
    return complaints;
  }

  private static List<String> judge(Module module, double wanted) throws IOException {
    var mutants = Xml.children(Xml.read(module.target("pit-reports/mutations.xml")), "mutation");
    var survivors = mutants.stream().filter(mutant -> mutant.getAttribute("detected").equals("false")).toList();
    double score = 100.0 * (mutants.size() - survivors.size()) / Math.max(1, mutants.size());
    System.out.printf(
        "%-20s %6.2f %% of %d mutants noticed (at least %.2f)%n", module.artifact(), score, mutants.size(), wanted);
    for (var survivor : survivors) {
      System.out.printf(
          "  %s:%s %s%n",
          Xml.text(survivor, "sourceFile"), Xml.text(survivor, "lineNumber"), Xml.text(survivor, "description"));
    }
    return mutants.isEmpty() || score < wanted - NOISE
        ? List.of("%s notices fewer mutants; see %s.".formatted(module.artifact(), module.target("pit-reports/index.html")))
        : List.of();
  }

  private static Map<Module, Double> measured(List<Module> all) throws IOException {
    var scores = new Properties();
    scores.load(new StringReader(Files.readString(SCORES)));
    var modules = new TreeMap<Module, Double>((a, b) -> a.artifact().compareTo(b.artifact()));
    for (var artifact : scores.stringPropertyNames()) {
      var module = all.stream().filter(each -> each.artifact().equals(artifact)).findFirst();
      modules.put(
          module.orElseThrow(() -> new IOException(SCORES + " names " + artifact + ", which is no module.")),
          Double.valueOf(scores.getProperty(artifact)));
    }
    return modules;
  }
}
