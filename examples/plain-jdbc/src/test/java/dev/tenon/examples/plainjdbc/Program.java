package dev.tenon.examples.plainjdbc;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One of the programs, as a process of its own, with a class path that holds what was there
/// before, one block, and what the block is said to bring along; nothing else.
final class Program {

  /// The lists that the guide prints.
  private static final Path LISTS =
      Path.of(System.getProperty("user.dir")).resolve("../../build/dependencies").normalize();

  private static final List<String> BEFORE =
      List.of("plain-jdbc", "HikariCP", "postgresql", "slf4j-api", "slf4j-simple");

  private final Process process;

  private Program(Process process) {
    this.process = process;
  }

  /// @param block the artifact that was put into the program
  static Program of(Class<?> main, String block, Map<String, String> environment, String... args)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(block),
                main.getName()));
    command.addAll(1, agents());
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Program(builder.start());
  }

  /// What counts the coverage of this process counts that of the program, too.
  private static List<String> agents() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:"))
        .toList();
  }

  private static String classPath(String block) throws IOException {
    var names = new ArrayList<>(BEFORE);
    names.add(block.substring("tenon-".length()));
    for (var library : Files.readAllLines(LISTS.resolve(block + ".txt"))) {
      names.add(library.substring(library.indexOf(':') + 1).replaceFirst("^tenon-", ""));
    }
    var wanted = Pattern.compile("(tenon-)?(%s)(-\\d.*)?".formatted(String.join("|", names)));
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty() && wanted.matcher(name(Path.of(entry))).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// The name of a jar, or of the module whose `target/classes` it is.
  private static String name(Path entry) {
    return entry.toString().endsWith(".jar")
        ? entry.getFileName().toString()
        : entry.getName(entry.getNameCount() - 3).toString();
  }

  /// What it prints until it ends, its log included.
  String outputOf(String input) throws IOException {
    try (var out = process.getInputStream()) {
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    } finally {
      process.destroyForcibly();
    }
  }
}
