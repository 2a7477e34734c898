package dev.tenon.command;

import dev.tenon.scaffold.Answers;
import dev.tenon.scaffold.ScaffoldFailure;
import java.io.IOException;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/// Asks on a terminal: an empty line takes what is proposed, a wrong one is asked for again.
///
/// @param session where it is asked
record Questions(Session session) {

  /// More than any answer may have, so that a line without end fills no memory.
  private static final int LONGEST = 1000;

  /// @param what is asked for
  /// @param proposed what an empty answer means
  /// @param taken the answers with this one; refuses what will not do
  Answers ask(String what, String proposed, Function<String, Answers> taken) throws IOException {
    while (true) {
      session.err().printf("%s [%s]: ", what, proposed);
      session.err().flush();
      var said = line(proposed);
      try {
        return taken.apply(said);
      } catch (ScaffoldFailure refused) {
        session.err().println("  " + refused.problem());
      } catch (TypeConversionException refused) {
        session.err().println("  " + refused.getMessage());
      }
    }
  }

  private String line(String proposed) throws IOException {
    var line = new StringBuilder();
    for (int c = session.in().read(); c >= 0 && c != '\n'; c = session.in().read()) {
      if (line.length() < LONGEST) {
        line.append((char) c);
      }
    }
    return line.toString().isBlank() ? proposed : line.toString().strip();
  }
}
