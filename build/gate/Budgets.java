import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The seconds that each module may take in the gate, from `build/budgets.properties`. A machine may be busy, so only twice
/// the budget is a failure; once the budget is said aloud.
final class Budgets {

  private static final Path BUDGETS = Path.of("build/budgets.properties");

  private Budgets() {}

  static List<String> check(Map<String, Double> seconds) throws IOException {
    var budgets = new Properties();
    budgets.load(new StringReader(Files.readString(BUDGETS)));
    var complaints = new ArrayList<String>();
    seconds.forEach(
        (module, taken) -> {
          var key = module.replace("Tenon ", "");
          double budget =
              Double.parseDouble(budgets.getProperty(key, budgets.getProperty("default")));
          if (taken > 2 * budget) {
            complaints.add("%s took %.0f s; its budget is %.0f s.".formatted(module, taken, budget));
          } else if (taken > budget) {
            System.out.printf("%s took %.0f s, more than its budget of %.0f s.%n", module, taken, budget);
          }
        });
    return complaints;
  }
}
