package dev.tenon.command;

import dev.tenon.contracts.Contract;
import dev.tenon.scaffold.Template;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/// Everything around one run of the command, so that a test can be all of it.
///
/// @param folder where the user is
/// @param environment the variables of the process
/// @param terminal which of in, out and err are a terminal: some of the letters `i`, `o`, `e`
/// @param in what the user answers
/// @param out results
/// @param err everything else
/// @param programs runs other programs
/// @param template what services are made of
record Session(
    Path folder,
    Map<String, String> environment,
    String terminal,
    BufferedReader in,
    PrintStream out,
    PrintStream err,
    Programs programs,
    Supplier<Template> template) {

  /// Whether there is somebody to ask.
  boolean canAsk() {
    return terminal.startsWith("i") && terminal.endsWith("e");
  }

  /// What is written to standard output in colour, or not.
  Paint paint() {
    return new Paint(terminal.contains("o") && wantsColour());
  }

  /// What is written to standard error in colour, or not.
  Paint paintOfErrors() {
    return new Paint(terminal.contains("e") && wantsColour());
  }

  private boolean wantsColour() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /// What is going on, for somebody who watches; a file or another program learns what came of it.
  void progress(String doing) {
    if (terminal.contains("e")) {
      err.println(doing);
    }
  }

  /// One result for programs, in one line.
  void json(Map<String, ?> result) {
    out.println(new String(Contract.of(Object.class).toJson(result), StandardCharsets.UTF_8));
  }
}
