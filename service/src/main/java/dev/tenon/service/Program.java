package dev.tenon.service;

import dev.tenon.config.Configuration;
import dev.tenon.config.ConfigurationError;
import dev.tenon.config.Sources;
import dev.tenon.redaction.Redaction;
import dev.tenon.service.Service.Setup;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A service as a process: from its arguments to its exit status, and what people read meanwhile.
///
/// @param name the service's name
/// @param config the record of its settings
/// @param setup what it is made of
/// @param out where the start line and the settings go
/// @param err where it says why it did not start
record Program<C extends Record>(
    String name, Class<C> config, Setup<C> setup, PrintStream out, PrintStream err) {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int WRONG_SETTINGS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final String SHOW_SETTINGS = "--config";
  private static final String SHOW_ROUTES = "--routes";
  private static final String SHOW_ROUTES_AS_JSON = "--routes=json";

  /// Answers a few requests of its own and ends, so that an AOT cache can be made of it.
  static final String TRAIN = "--train";

  private static final Set<String> NO_SETTINGS =
      Set.of(SHOW_SETTINGS, SHOW_ROUTES, SHOW_ROUTES_AS_JSON, TRAIN);

  /// Runs until the process ends, and returns its exit status.
  int run(List<String> args) {
    try {
      var sources = sources(args);
      if (args.contains(SHOW_SETTINGS)) {
        out.print(Configuration.describe(name, sources, ServiceOptions.class, config));
      }
      var configuration = Configuration.read(name, sources, ServiceOptions.class, config);
      if (args.contains(SHOW_SETTINGS)) {
        return OK;
      }
      var redaction = Launch.redaction(configuration);
      var launch = new Launch<>(name, config, SetupFailed.marking(setup));
      if (args.contains(SHOW_ROUTES_AS_JSON)) {
        return told(redaction, () -> launch.routes(sources.profile(), configuration).json());
      }
      if (args.contains(SHOW_ROUTES)) {
        return told(redaction, () -> launch.routes(sources.profile(), configuration).table());
      }
      var shutdown = Shutdown.hooked(configuration.get(ServiceOptions.class).http());
      int status =
          attempted(
              redaction,
              () ->
                  serve(
                      launch.start(sources.profile(), configuration, beginOfProcess()),
                      args.contains(TRAIN),
                      shutdown));
      return shutdown.unhook() ? status : OK;
    } catch (ConfigurationError e) {
      err.println(Redaction.standard().text(String.valueOf(e.getMessage())));
      return WRONG_SETTINGS;
    } catch (IllegalArgumentException e) {
      return refused(e, "", Redaction.standard());
    }
  }

  private Sources sources(List<String> args) {
    var settings = args.stream().filter(arg -> !NO_SETTINGS.contains(arg)).toList();
    var sources = ProfileDefaults.under(Sources.standard(name, settings));
    return args.contains(TRAIN) ? TrainingSettings.above(sources) : sources;
  }

  private int told(Redaction redaction, Callable<String> text) {
    return attempted(
        redaction,
        () -> {
          out.print(text.call());
          return OK;
        });
  }

  private int serve(RunningService running, boolean training, Shutdown shutdown) throws Exception {
    running.announce(out);
    boolean interrupted = false;
    if (training) {
      running.rehearse();
    } else {
      interrupted = shutdown.isInterruptedWaiting();
    }
    running.end();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return OK;
  }

  /// Runs a step, and says what went wrong in it.
  private int attempted(Redaction redaction, Callable<Integer> step) {
    try {
      return step.call();
    } catch (SetupFailed e) {
      var thrown = Objects.requireNonNull(e.getCause());
      return thrown instanceof IllegalArgumentException || thrown instanceof IllegalStateException
          ? refused((RuntimeException) thrown, where(thrown), redaction)
          : failed(thrown, redaction);
    } catch (IllegalStateException | IllegalArgumentException e) {
      return refused(e, "", redaction);
    } catch (Throwable thrown) {
      return failed(thrown, redaction);
    }
  }

  /// A refusal says what is wrong and the remedy; a stack trace would hide it.
  private int refused(RuntimeException refusal, String where, Redaction redaction) {
    LOG.debug("{} did not start", name, refusal);
    var said = Objects.requireNonNullElseGet(refusal.getMessage(), refusal::toString);
    return failed(redaction.text(said) + where);
  }

  /// The line of the block on which something was refused; what came after it, only the log knows.
  private String where(Throwable refusal) {
    return Arrays.stream(refusal.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(config.getPackageName()))
        .findFirst()
        .map(f ->
            " (%s:%d; --log.level=DEBUG says more)".formatted(f.getFileName(), f.getLineNumber()))
        .orElse("");
  }

  private int failed(Throwable thrown, Redaction redaction) {
    LOG.error("{} did not start", name, thrown);
    if (!LOG.isErrorEnabled()) {
      var trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace, true));
      err.print(redaction.text(trace.toString()));
    }
    return failed(redaction.text(thrown.toString()));
  }

  private int failed(String message) {
    err.printf("TENON-S01  %s did not start: %s%n", name, message);
    return FAILED;
  }

  /// By the JVM's clock: the system's is off by up to a second on Linux, and goes on from whatever
  /// program the process was before.
  private static Instant beginOfProcess() {
    return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }
}
