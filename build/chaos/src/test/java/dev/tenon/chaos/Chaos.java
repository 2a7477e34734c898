package dev.tenon.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/// The long forms of the proofs: `make chaos`. Ends with 1 if something does not hold, or if a
/// sabotage is not found.
final class Chaos {

  private static final Path RESULTS = Path.of("benchmarks/results");

  private Chaos() {}

  /// Runs them.
  ///
  /// @param args `--quick` for a hundredth, whose figures are not written down; `lock` or `outbox`
  ///   for one of them only
  public static void main(String... args) throws IOException, SQLException {
    var words = List.of(args);
    boolean isQuick = words.contains("--quick");
    long seed = Long.getLong("chaos.seed", new SecureRandom().nextInt(1_000_000));
    System.out.println("seed " + seed);
    var folder = Files.createTempDirectory("tenon-chaos-");
    boolean holds = true;
    if (!words.contains("outbox")) {
      var form = new LockForm(seed, isQuick, folder);
      holds &= form.holds();
      finish(form.page(), isQuick, "chaos-lock.md");
    }
    if (!words.contains("lock")) {
      var form = new OutboxForm(seed, isQuick, folder);
      holds &= form.holds();
      finish(form.page(), isQuick, "chaos-outbox.md");
    }
    if (holds) {
      remove(folder);
      System.out.println("Everything holds.");
    } else {
      System.out.println(
          "Something does not hold; what the processes complained of is in " + folder);
    }
    System.exit(holds ? 0 : 1);
  }

  private static void finish(Page page, boolean isQuick, String file) throws IOException {
    System.out.println(page);
    if (!isQuick) {
      page.write(RESULTS.resolve(file));
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
