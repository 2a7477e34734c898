import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Runs everything that must hold and says how it went: `java build/gate/Gate.java`.
///
/// Maven builds and tests all modules, and compiles the benchmarks; then what no single module can know is checked: each
/// artifact's run-time dependencies, their licences and bills of materials, likely bugs and coverage over all modules, the
/// time that each module may take, and whether a new service is green.
final class Gate {

  private static final String[] CHECKED = {
    "mvn", "-B", "-ntp", "-T1C", "-Pbench", "verify", "--fail-at-end",
    "-Dformat.phase=process-sources", "-Dformat.goal=check", "-Ddependencies.phase=package", "-Dsbom.phase=package"
  };
  private static final String[] LISTED = {
    "mvn", "-B", "-ntp", "-q", "-T1C", "package", "-Dmaven.test.skip=true", "-Ddependencies.phase=package"
  };
  private static final String[] BILLED = {
    "mvn", "-B", "-ntp", "-q", "-T1C", "package", "-Dmaven.test.skip=true", "-Ddependencies.phase=package",
    "-Dsbom.phase=package"
  };

  private Gate() {}

  public static void main(String... args) throws Exception {
    var modules = Module.all();
    System.exit(
        switch (args.length == 0 ? "check" : args[0]) {
          case "check" -> check(modules);
          case "dependencies" -> listDependencies(modules);
          case "sbom" -> built(modules, Bills::check, Licences::check);
          case "bugs" -> built(modules, Bugs::check);
          case "mutation" -> report(Mutation.check(modules));
          default -> throw new IllegalArgumentException("Unknown: " + args[0]);
        });
  }

  private static int check(List<Module> modules) throws Exception {
    for (var module : modules) {
      module.forgetReports();
    }
    Files.deleteIfExists(Path.of("target/jacoco.exec"));
    var build = Build.run(CHECKED);
    var complaints = new ArrayList<String>();
    if (build.status() != 0) {
      complaints.add("The build failed; see above.");
    } else {
      complaints.addAll(Dependencies.compare(modules));
      complaints.addAll(Bills.check(modules));
      complaints.addAll(Licences.check(modules));
      complaints.addAll(Bugs.check(modules));
      complaints.addAll(Coverage.check(modules));
      complaints.addAll(Budgets.check(build.seconds()));
      complaints.addAll(NewService.check());
    }
    printSlowest(build);
    complaints.forEach(System.out::println);
    var totals = Totals.of(modules);
    int failed = totals.failed() + (totals.failed() == 0 ? complaints.size() : 0);
    System.out.printf("%d passed, %d failed, %d skipped%n", totals.passed(), failed, totals.skipped());
    return failed == 0 && totals.passed() > 0 ? 0 : 1;
  }

  private static int listDependencies(List<Module> modules) throws Exception {
    var build = Build.run(LISTED);
    if (build.status() == 0) {
      Dependencies.write(modules);
    }
    return build.status();
  }

  private interface Check {
    List<String> of(List<Module> modules) throws Exception;
  }

  /// Checks what needs no tests.
  private static int built(List<Module> modules, Check... checks) throws Exception {
    var build = Build.run(BILLED);
    var complaints = new ArrayList<String>();
    for (var check : build.status() == 0 ? checks : new Check[0]) {
      complaints.addAll(check.of(modules));
    }
    return Math.max(build.status(), report(complaints));
  }

  private static int report(List<String> complaints) {
    complaints.forEach(System.out::println);
    return complaints.isEmpty() ? 0 : 1;
  }

  private static void printSlowest(Build build) throws IOException {
    System.out.println("The slowest modules, in seconds:");
    build.seconds().entrySet().stream()
        .sorted(Comparator.comparing(entry -> -entry.getValue()))
        .limit(10)
        .forEach(entry -> System.out.printf("  %6.1f  %s%n", entry.getValue(), entry.getKey()));
  }
}
