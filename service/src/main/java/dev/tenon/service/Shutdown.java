package dev.tenon.service;

import dev.tenon.http.HttpOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The end of the process, asked for by SIGTERM or Ctrl-C.
///
/// The process waits for the thread that runs the service, so that it can close what it opened, and
/// whoever called it what was opened around it; but not for ever, and not once it is told again.
final class Shutdown {

  /// Beside what the requests may take.
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final Thread runner;
  private final Duration longest;
  private final Thread hook;

  private Shutdown(Thread runner, Duration longest, PrintStream err) {
    this.runner = runner;
    this.longest = longest;
    this.hook = new Thread(() -> endBySignal(err), "shutdown");
  }

  /// Hooked into the process before the service starts: who is told to end while it starts ends
  /// when it has started, and closes everything.
  ///
  /// @param http how long requests are waited for
  static Shutdown hooked(HttpOptions http) {
    var longest = http.drainDelay().plus(http.shutdownGrace()).plus(LONGEST);
    var shutdown = of(longest, System.err);
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  static Shutdown of(Duration longest, PrintStream err) {
    return new Shutdown(Thread.currentThread(), longest, err);
  }

  /// Waits until the process is asked to end, or this thread is interrupted, which it says.
  boolean isInterruptedWaiting() {
    try {
      asked.await();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  /// Nothing is to be waited for any more; says whether the process goes on. If not, this thread
  /// must not call for its end again: it would wait for the hook, and the hook for it.
  boolean unhook() {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /// What the hook does.
  private void endBySignal(PrintStream err) {
    SecondSignal.endsTheProcess();
    end(err);
  }

  /// Lets the runner go on, and waits for it.
  void end(PrintStream err) {
    asked.countDown();
    try {
      if (!runner.join(longest)) {
        err.printf("The service did not end within %d s; the process ends.%n", longest.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
