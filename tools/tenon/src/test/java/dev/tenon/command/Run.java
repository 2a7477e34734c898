package dev.tenon.command;

import dev.tenon.scaffold.Template;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// One run of the command, with all that is around it.
final class Run {

  private static final Map<String, String> FILES =
      Map.of(
          "README.md", "# blueprint\n\nA service made with Tenon.\n",
          "list", "1\n2\n3\n4\n5\n",
          "src/main/java/com/example/blueprint/Blueprint.java",
              "package com.example.blueprint;\n\nfinal class Blueprint {}\n",
          "src/main/resources/engine",
              "# [vertx\nvertx\n# vertx]\n# [helidon\nhelidon\n# helidon]\n");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> answers = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String terminal = "";
  private String typed = "";
  private Supplier<Template> template = () -> template("0.1.0", Map.of());
  private int status;

  /// The programs that were run, with their arguments.
  final List<List<String>> ran = new ArrayList<>();

  /// How a program ends that is run.
  int programStatus;

  Run(Path folder) {
    this.folder = folder;
  }

  Run onTerminal(String lines) {
    terminal = "ioe";
    typed = lines;
    return this;
  }

  Run template(Supplier<Template> other) {
    template = other;
    return this;
  }

  Run template(Template other) {
    return template(() -> other);
  }

  /// The first template with these files beside, or instead of, its own.
  static Template template(String version, Map<String, String> other) {
    var files = new TreeMap<>(FILES);
    files.putAll(other);
    return new Template(version, files);
  }

  Run onTerminal(String letters, String lines) {
    terminal = letters;
    typed = lines;
    return this;
  }

  Run with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// What a program says when it is asked; one that is not named here does not run.
  Run program(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  Run of(String... args) {
    status = new Dispatch(session()).run(args);
    return this;
  }

  Session session() {
    return new Session(
        folder,
        environment,
        terminal,
        new BufferedReader(new StringReader(typed)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new Programs() {
          @Override
          int run(Path root, List<String> command) {
            ran.add(command);
            return programStatus;
          }

          @Override
          Optional<String> ask(Path root, List<String> command) {
            return Optional.ofNullable(answers.get(String.join(" ", command)));
          }
        },
        template);
  }

  int status() {
    return status;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
