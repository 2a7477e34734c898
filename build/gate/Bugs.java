import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.w3c.dom.Element;

/// SpotBugs with the security rules of FindSecBugs, over the main code of all modules at once. What is wrong about a
/// finding is said in `build/bugs.txt`.
final class Bugs {

  private static final Path TOOLS = Path.of("target/gate");
  private static final Path REPORT = Path.of("target/bugs.xml");
  private static final Path EXCEPTIONS = Path.of("build/bugs.txt");
  private static final Path PLANTED = Path.of("build/gate/Planted.java");
  private static final Set<String> PLANTED_BUGS = Set.of("RV_RETURN_VALUE_IGNORED", "PREDICTABLE_RANDOM");
  private static final Pattern JAR = Pattern.compile(":(?:compile|runtime)(?: \\(optional\\))?:(/?[^ ]+\\.jar)");

  private Bugs() {}

  static List<String> check(List<Module> modules) throws Exception {
    var classes = new ArrayList<>(List.of(planted().toString()));
    for (var module : modules) {
      if (Files.isDirectory(module.target("classes"))) {
        classes.add(module.target("classes").toString());
      }
    }
    if (analyse(classes, libraries(modules)) != 0) {
      return List.of("SpotBugs ended without a report; see above.");
    }
    return judge(Xml.read(REPORT), modules);
  }

  private static List<String> judge(Element report, List<Module> modules) throws IOException {
    var exceptions = Exceptions.read(EXCEPTIONS, 2);
    var complaints = new ArrayList<>(unread(report, exceptions));
    var missing = new HashSet<>(PLANTED_BUGS);
    int found = 0;
    for (var bug : Xml.children(report, "BugInstance")) {
      var type = bug.getAttribute("type");
      var where = member(bug);
      if (where.startsWith("Planted.")) {
        missing.remove(type);
      } else if (!exceptions.allow(type, where)) {
        complaints.add("%s: %s in %s: %s".formatted(place(bug, modules), type, where, Xml.text(bug, "LongMessage")));
        found++;
      }
    }
    if (found > 0) {
      complaints.add("Mend what was found, or say in %s why a finding is no bug: <pattern> <place> - <reason>.".formatted(EXCEPTIONS));
    }
    if (!missing.isEmpty()) {
      complaints.add("SpotBugs did not find %s, planted in %s: it does not look.".formatted(missing, PLANTED));
    }
    complaints.addAll(exceptions.complaints());
    System.out.printf("SpotBugs: %d findings%n", found);
    return complaints;
  }

  /// A class that was not there or not understood is one that was not analysed.
  private static List<String> unread(Element report, Exceptions exceptions) {
    var errors = Xml.children(report, "Errors").getFirst();
    var unread = new TreeSet<String>();
    Xml.children(errors, "MissingClass").stream()
        .map(Element::getTextContent)
        .filter(missing -> !exceptions.allow("MISSING_CLASS", missing))
        .forEach(unread::add);
    Xml.children(errors, "Error").forEach(error -> unread.add(Xml.text(error, "ErrorMessage")));
    return unread.stream().map("SpotBugs could not read %s"::formatted).toList();
  }

  /// The class with the method or the field that the finding is about, as far as it is about one.
  private static String member(Element bug) {
    var member = Stream.of("Method", "Field").flatMap(kind -> Xml.children(bug, kind).stream()).findFirst();
    return Xml.children(bug, "Class").getFirst().getAttribute("classname")
        + "."
        + member.map(found -> found.getAttribute("name")).orElse("");
  }

  private static String place(Element bug, List<Module> modules) {
    var lines = Xml.children(bug, "SourceLine");
    var line =
        lines.isEmpty()
            ? Xml.children(Xml.children(bug, "Class").getFirst(), "SourceLine").getFirst()
            : lines.getFirst();
    var source = line.getAttribute("sourcepath");
    return modules.stream()
            .map(module -> module.folder().resolve("src/main/java").resolve(source))
            .filter(Files::exists)
            .map(Path::toString)
            .findFirst()
            .orElse(source)
        + ":"
        + line.getAttribute("start");
  }

  private static int analyse(List<String> classes, Set<String> libraries) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java", "-Xmx1g", "-XX:+UseSerialGC",
                "-cp", TOOLS.resolve("spotbugs") + "/*", "edu.umd.cs.findbugs.FindBugs2",
                "-effort:max", "-medium", "-pluginList", TOOLS.resolve("findsecbugs.jar").toString(),
                "-auxclasspath", String.join(File.pathSeparator, libraries),
                "-xml:withMessages=" + REPORT));
    command.addAll(classes);
    Files.deleteIfExists(REPORT);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes());
    int status = process.waitFor();
    if (status != 0 || !Files.exists(REPORT)) {
      System.out.println(said);
      return 1;
    }
    return 0;
  }

  private static Path planted() throws IOException {
    var folder = TOOLS.resolve("planted");
    Files.createDirectories(folder);
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, "-g", "-d", folder.toString(), PLANTED.toString()) != 0) {
      throw new IOException(PLANTED + " does not compile.");
    }
    return folder;
  }

  /// The files of the libraries that the modules stand on, from the lists of their dependencies.
  private static Set<String> libraries(List<Module> modules) throws IOException {
    var jars = new TreeSet<String>();
    for (var module : modules) {
      for (var line : Files.readAllLines(module.target("dependencies.txt"))) {
        var jar = JAR.matcher(line);
        if (jar.find() && !line.strip().startsWith("dev.tenon:")) {
          jars.add(jar.group(1));
        }
      }
    }
    return jars;
  }
}
