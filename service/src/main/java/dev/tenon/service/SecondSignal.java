package dev.tenon.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a second SIGTERM or Ctrl-C does to a process that is ending: it ends at once, whatever is
/// still open. Without it, the JVM would let the second wait for the first.
///
/// One that comes within a second of the first is the first: a terminal tells all processes in the
/// foreground, and so may whoever started them.
final class SecondSignal {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final Duration SAME = Duration.ofSeconds(1);
  private static final int FATAL = 128;
  private static final int INT = 2;
  private static final int TERM = 15;

  private SecondSignal() {}

  /// Called when the first has come.
  static void endsTheProcess() {
    long first = System.nanoTime();
    handle("TERM", TERM, first);
    handle("INT", INT, first);
  }

  /// By reflection, since the compiler warns of each mention of what has no successor.
  private static void handle(String name, int number, long first) {
    InvocationHandler end =
        (_, _, _) -> {
          end(number, first);
          return null;
        };
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      signal
          .getMethod("handle", signal, handler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(name),
              Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, end));
    } catch (ReflectiveOperationException withheld) {
      // The JVM was started with -Xrs, or is one without such signals.
      LOG.debug("A second {} will not end the process at once", name, withheld);
    }
  }

  private static void end(int number, long first) {
    if (System.nanoTime() - first > SAME.toNanos()) {
      Runtime.getRuntime().halt(FATAL + number);
    }
  }
}
