import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The template as it stands, and services that are made of it as a user makes them, by `./tenon`: a new one with all there is
/// to choose and a resource of its own, and one that an older template made and somebody worked on, brought up to date. The gate
/// of each is green.
final class NewService {

  private NewService() {}

  static List<String> check() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("tenon-gate");
    var tenon = Path.of("tenon").toAbsolutePath().toString();
    var template = folder.resolve("blueprint");
    var service = folder.resolve("parcels");
    var older = folder.resolve("letters");
    try {
      return firstComplaint(
          new Step(folder, tenon, "new", "parcels", "--engine", "vertx", "--outbox", "--yes", "--no-git"),
          new Step(
              service, tenon, "generate", "resource", "purchase-order", "customer:string", "note:string?", "total:long",
              "tax:long?", "paidAt:instant?", "isGift:boolean", "count:int?", "order:uuid", "day:date"),
          new Step(service, "make", "gate"),
          new Step(Path.of("tools/scaffold/service"), "cp", "-R", ".", template.toString()),
          new Step(template, "make", "gate"),
          new Step(
              Path.of("").toAbsolutePath(),
              Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
              "tools/scaffold/target/test-classes:tools/tenon/target/*:tools/tenon/target/lib/*",
              "dev.tenon.scaffold.OlderService", older.toString()),
          new Step(older, tenon, "update"),
          new Step(older, "make", "gate"));
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
