import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The run-time dependencies of each artifact against `build/dependencies/<artifact>.txt`, so that nothing is pulled in
/// unseen. Versions are left out: they stand in the parent.
final class Dependencies {

  private static final Path LISTS = Path.of("build/dependencies");
  private static final Pattern ENTRY =
      Pattern.compile("^ +([\\w.-]+):([\\w.-]+):jar:(?:([\\w.-]+):)?([^:]+):(compile|runtime)\\b");

  /// Binaries differ from machine to machine; the lists do not.
  private static final Pattern MACHINE = Pattern.compile("-linux-(amd64|arm64v8)$");

  private Dependencies() {}

  static List<String> compare(List<Module> modules) throws IOException {
    var complaints = new ArrayList<String>();
    for (var module : modules) {
      var committed = Files.exists(list(module)) ? Files.readAllLines(list(module)) : List.<String>of();
      var actual = actual(module);
      if (!actual.equals(committed)) {
        var added = actual.stream().filter(entry -> !committed.contains(entry)).toList();
        var removed = committed.stream().filter(entry -> !actual.contains(entry)).toList();
        complaints.add(
            "%s has other run-time dependencies than %s: %s added, %s removed. If that is meant, run make dependencies."
                .formatted(module.artifact(), list(module), added, removed));
      }
    }
    return complaints;
  }

  static void write(List<Module> modules) throws IOException {
    Files.createDirectories(LISTS);
    for (var module : modules) {
      Files.write(list(module), actual(module));
    }
  }

  /// Group, artifact and version of each.
  static List<String> withVersions(Module module) throws IOException {
    return Files.readAllLines(module.target("dependencies.txt")).stream()
        .map(ENTRY::matcher)
        .filter(Matcher::find)
        .map(entry -> entry.group(1) + ":" + entry.group(2) + ":" + entry.group(4))
        .toList();
  }

  private static Path list(Module module) {
    return LISTS.resolve(module.artifact() + ".txt");
  }

  private static List<String> actual(Module module) throws IOException {
    var entries = new ArrayList<String>();
    for (var line : Files.readAllLines(module.target("dependencies.txt"))) {
      var entry = ENTRY.matcher(line);
      if (entry.find()) {
        entries.add(entry.group(1) + ":" + MACHINE.matcher(entry.group(2)).replaceFirst(""));
      }
    }
    return entries.stream().sorted().distinct().toList();
  }
}
