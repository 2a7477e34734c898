import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A module of the reactor.
///
/// @param folder where it is
/// @param artifact the id of its artifact
record Module(Path folder, String artifact) {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern ARTIFACT =
      Pattern.compile("</parent>.*?<artifactId>([^<]+)</artifactId>", Pattern.DOTALL);

  /// The modules that make a jar, in the order of the root's list.
  static List<Module> all() throws IOException {
    var modules = new ArrayList<Module>();
    var names = MODULE.matcher(Files.readString(Path.of("pom.xml")));
    while (names.find()) {
      var folder = Path.of(names.group(1));
      var artifact = ARTIFACT.matcher(Files.readString(folder.resolve("pom.xml")));
      if (artifact.find()) {
        modules.add(new Module(folder, artifact.group(1)));
      }
    }
    return modules;
  }

  Path target(String name) {
    return folder.resolve("target").resolve(name);
  }

  List<Path> testReports() throws IOException {
    var reports = target("surefire-reports");
    if (!Files.isDirectory(reports)) {
      return List.of();
    }
    try (var files = Files.list(reports)) {
      return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList();
    }
  }

  void forgetReports() throws IOException {
    for (var report : testReports()) {
      Files.delete(report);
    }
  }
}
