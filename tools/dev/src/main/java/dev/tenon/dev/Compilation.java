package dev.tenon.dev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.Diagnostic.Kind;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Compiles all sources of a service, in this process: once it is warm that takes less than to find
/// out what depends on what.
///
/// Warnings and the checks of the gate are left to the gate.
final class Compilation {

  private static final List<String> OPTIONS =
      List.of("-parameters", "-proc:none", "-nowarn", "-Xlint:none", "-g", "-implicit:none");

  private final Project project;
  private final JavaCompiler compiler;

  Compilation(Project project) {
    this.project = project;
    compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
  }

  /// Compiles, and gives what is wrong; where nothing is, the classes are those of now and no
  /// others.
  List<Problem> run(List<String> jars) throws IOException {
    var next = project.work().resolve("classes-next");
    deleteAll(next);
    Files.createDirectories(next);
    var said = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(next));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, jars.stream().map(Path::of).toList());
      var sources = files.getJavaFileObjectsFromPaths(sources());
      boolean isDone = compiler.getTask(null, files, said, OPTIONS, null, sources).call();
      if (!isDone) {
        return problems(said);
      }
    }
    deleteAll(project.classes());
    Files.move(next, project.classes());
    return List.of();
  }

  private List<Path> sources() throws IOException {
    var all = new ArrayList<Path>();
    for (var folder : project.sources()) {
      if (Files.isDirectory(folder)) {
        try (var files = Files.walk(folder)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
        }
      }
    }
    return all;
  }

  private List<Problem> problems(DiagnosticCollector<JavaFileObject> said) {
    return said.getDiagnostics().stream()
        .filter(some -> some.getKind() == Kind.ERROR)
        .map(this::problem)
        .sorted(Comparator.comparing(Problem::file).thenComparingLong(Problem::line))
        .toList();
  }

  private Problem problem(Diagnostic<? extends JavaFileObject> said) {
    var source = said.getSource();
    var file = source == null ? "" : project.root().relativize(Path.of(source.toUri())).toString();
    return new Problem(
        file, Math.max(0, said.getLineNumber()), Objects.toString(said.getMessage(Locale.ROOT)));
  }

  static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failed)
              throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
