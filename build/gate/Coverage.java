import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/// Line and branch coverage over all modules against `build/coverage.properties`. The numbers there only rise: the gate
/// compares them with those of every commit before.
final class Coverage {

  private static final Path THRESHOLDS = Path.of("build/coverage.properties");
  private static final String REPORTER = "target/gate/jacoco-cli.jar";

  private Coverage() {}

  static List<String> check(List<Module> modules) throws Exception {
    var csv = Path.of("target/coverage.csv");
    if (report(modules, csv) != 0) {
      return List.of("The coverage could not be read.");
    }
    var complaints = new ArrayList<String>();
    var thresholds = new Properties();
    thresholds.load(new StringReader(Files.readString(THRESHOLDS)));
    for (var kind : List.of("line", "branch")) {
      double wanted = Double.parseDouble(thresholds.getProperty(kind));
      double actual = percent(csv, kind);
      System.out.printf("%s coverage: %.2f %% (at least %.2f)%n", kind, actual, wanted);
      if (actual < wanted) {
        complaints.add("%s coverage fell; see target/coverage/index.html.".formatted(kind));
      }
      if (wanted < highestBefore(kind)) {
        complaints.add("The %s threshold in %s was lowered; it only rises.".formatted(kind, THRESHOLDS));
      }
    }
    return complaints;
  }

  private static int report(List<Module> modules, Path csv) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java", "-jar", REPORTER, "report",
                "target/jacoco.exec", "--quiet", "--csv", csv.toString(), "--html", "target/coverage"));
    for (var module : modules) {
      if (Files.isDirectory(module.target("classes"))) {
        command.addAll(List.of("--classfiles", module.target("classes").toString()));
        command.addAll(List.of("--sourcefiles", module.folder() + "/src/main/java"));
      }
    }
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static double percent(Path csv, String kind) throws IOException {
    var lines = Files.readAllLines(csv);
    var header = List.of(lines.getFirst().split(","));
    int missed = header.indexOf(kind.toUpperCase(java.util.Locale.ROOT) + "_MISSED");
    long gone = 0;
    long covered = 0;
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split(",");
      gone += Long.parseLong(cells[missed]);
      covered += Long.parseLong(cells[missed + 1]);
    }
    return 100.0 * covered / Math.max(1, covered + gone);
  }

  private static double highestBefore(String kind) throws Exception {
    var git =
        new ProcessBuilder("git", "log", "--format=", "-p", "--", THRESHOLDS.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var set = Pattern.compile("^\\+" + kind + "=([0-9.]+)");
    double highest = 0;
    try (var lines = git.inputReader()) {
      for (var line : lines.lines().toList()) {
        var found = set.matcher(line);
        highest = found.find() ? Math.max(highest, Double.parseDouble(found.group(1))) : highest;
      }
    }
    return highest;
  }
}
