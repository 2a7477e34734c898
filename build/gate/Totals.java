import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/// How many tests ran.
record Totals(int passed, int failed, int skipped) {

  private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>", Pattern.DOTALL);

  static Totals of(List<Module> modules) throws IOException {
    int tests = 0;
    int failed = 0;
    int skipped = 0;
    for (var module : modules) {
      for (var report : module.testReports()) {
        var suite = SUITE.matcher(Files.readString(report));
        if (suite.find()) {
          tests += number(suite.group(), "tests");
          failed += number(suite.group(), "failures") + number(suite.group(), "errors");
          skipped += number(suite.group(), "skipped");
        }
      }
    }
    return new Totals(tests - failed - skipped, failed, skipped);
  }

  private static int number(String suite, String attribute) {
    var found = Pattern.compile(" " + attribute + "=\"(\\d+)\"").matcher(suite);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }
}
