import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A service that is made as a user makes one, by `./tenon`, with all there is to choose and a resource of its own: its gate
/// is green.
final class NewService {

  private NewService() {}

  static List<String> check() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("tenon-gate");
    var tenon = Path.of("tenon").toAbsolutePath().toString();
    var service = folder.resolve("parcels");
    try {
      return firstComplaint(
          new Step(folder, tenon, "new", "parcels", "--outbox", "--yes", "--no-git"),
          new Step(
              service, tenon, "generate", "resource", "purchase-order", "customer:string", "note:string?", "total:long",
              "tax:long?", "paidAt:instant?", "isGift:boolean", "count:int?", "order:uuid", "day:date"),
          new Step(service, "make", "gate"));
    } finally {
      delete(folder);
    }
  }

  private record Step(Path folder, String... command) {

    boolean succeeds() throws IOException, InterruptedException {
      return new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor() == 0;
    }
  }

  private static List<String> firstComplaint(Step... steps) throws IOException, InterruptedException {
    for (var step : steps) {
      if (!step.succeeds()) {
        return List.of("A new service: %s failed; see above.".formatted(String.join(" ", step.command())));
      }
    }
    return List.of();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.toList().reversed()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
