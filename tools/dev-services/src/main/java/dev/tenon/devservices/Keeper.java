package dev.tenon.devservices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A process of ours that ends when this one does, however it does.
///
/// Between us and it stands a shell, in a session of its own, so that no Ctrl-C of a terminal
/// reaches either. It reads a pipe from us: a line names the signal to end the process by, and so
/// does the end of the pipe, which comes even after `kill -9`.
final class Keeper {

  /// `$1` is the signal at the end of the pipe; then comes the command.
  private static final String SCRIPT =
      """
      signal=$1
      shift
      exec 3<&0
      "$@" </dev/null 3<&- &
      server=$!
      {
        read -r word <&3
        case $word in
          ?*) signal=$word ;;
        esac
        waited=0
        while kill -"$signal" $server 2>/dev/null; do
          sleep 0.1
          waited=$((waited + 1))
          [ $waited -lt 100 ] || signal=QUIT
          [ $waited -lt 150 ] || signal=KILL
        done
      } >/dev/null 2>&1 &
      watcher=$!
      wait $server
      code=$?
      kill $watcher
      exit $code
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(25);

  /// Keeps the pipes of running processes from being collected, and so closed, when nobody refers
  /// to them.
  private static final Set<Keeper> RUNNING = ConcurrentHashMap.newKeySet();

  private final String product;
  private final Process shell;

  private Keeper(String product, Process shell) {
    this.product = product;
    this.shell = shell;
  }

  /// @param signalAtEnd by which the process ends when we do, such as `INT`
  /// @param log takes what it writes
  static Keeper start(String product, String signalAtEnd, List<String> command, Path log) {
    var words = new ArrayList<>(List.of("setsid", "sh", "-c", SCRIPT, "tenon-keeper", signalAtEnd));
    words.addAll(command);
    var keeper = new Keeper(product, Command.start(Command.of(words).redirectOutput(log.toFile())));
    RUNNING.add(keeper);
    return keeper;
  }

  boolean isAlive() {
    return shell.isAlive();
  }

  /// Ends the process and waits for that.
  ///
  /// @throws IllegalStateException if it does not end, or if the thread is interrupted, which stays
  ///   visible
  void end(String signal) {
    try (var pipe = shell.getOutputStream()) {
      pipe.write((signal + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException ended) {
      // It was gone before we asked.
    }
    RUNNING.remove(this);
    try {
      if (!shell.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(product + " does not end.");
      }
    } catch (InterruptedException interrupted) {
      throw Deadline.interrupted(product + " to end", interrupted);
    }
  }

  /// Lets go of a process that is not wanted after all; it ends by itself.
  void abandon() throws IOException {
    RUNNING.remove(this);
    shell.getOutputStream().close();
  }
}
