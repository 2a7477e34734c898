package dev.tenon.service;

import dev.tenon.config.Configuration;
import dev.tenon.config.ConfigurationError;
import dev.tenon.config.Sources;
import dev.tenon.http.Filter;
import dev.tenon.http.Routes;
import dev.tenon.lifecycle.Lifecycle;
import dev.tenon.observe.Metrics;
import dev.tenon.redaction.Redaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a service is made of, said by the block that is given to [#run].
///
/// Used by the thread that runs the block, and only there.
public final class Service {

  private final String name;
  private final String profile;
  private final Lifecycle lifecycle;
  private final Metrics metrics;
  private final Redaction redaction;
  private final List<Filter> filters = new ArrayList<>();
  private Routes routes = Routes.under("");
  private Routes management = Routes.under("");
  private boolean sealed;

  Service(String name, String profile, Lifecycle lifecycle, Metrics metrics, Redaction redaction) {
    this.name = name;
    this.profile = profile;
    this.lifecycle = lifecycle;
    this.metrics = metrics;
    this.redaction = redaction;
  }

  /// What a service is made of, and how it is put together.
  ///
  /// @param <C> the record of the service's own settings
  @FunctionalInterface
  public interface Setup<C> {

    /// Makes the parts. If it throws, what was [used][Service#use] is closed in reverse.
    ///
    /// @throws Exception what keeps the service from starting
    void build(Service service, C config) throws Exception;
  }

  /// Runs a service until the process is told to end, by SIGTERM or Ctrl-C; then everything is
  /// closed, and the process waits for the calling thread, up to a minute longer than the requests
  /// may take, so that what was opened around this call can be closed as well. Told so once more,
  /// the process ends at once.
  ///
  /// What is wrong with the settings is printed to standard error and ends the process with status
  /// 2; any other failure to start, with status 1. With the argument `--config` it prints every
  /// setting and returns; with `--routes`, or `--routes=json` for programs, every route with the
  /// filters around it, for which the block runs and nothing is started. With `--train` it starts
  /// on a free port, asks itself every GET route a few times, closes everything and returns: what a
  /// JVM needs to see that makes an AOT cache.
  ///
  /// @param name lower case words with hyphens; the prefix of its environment variables
  /// @param config the record of the service's own settings; an empty record for none
  public static <C extends Record> void run(
      String name, String[] args, Class<C> config, Setup<C> setup) {
    int status = new Program<>(name, config, setup, System.out, System.err).run(List.of(args));
    if (status != 0) {
      System.exit(status);
    }
  }

  /// Starts a service and returns while it serves: [#run] without the process around it, as a test
  /// or a program that holds several services needs it.
  ///
  /// @throws ConfigurationError if the settings are wrong
  /// @throws IllegalArgumentException if the name is none, or two routes answer the same requests
  /// @throws IllegalStateException if a route states no access rule, if there is no such engine, or
  ///   if the port cannot be bound
  /// @throws Exception what the block or a part threw; everything is closed
  public static <C extends Record> RunningService start(
      String name, Sources sources, Class<C> config, Setup<C> setup) throws Exception {
    var began = Instant.now();
    var all = ProfileDefaults.under(sources);
    var configuration = Configuration.read(name, all, ServiceOptions.class, config);
    return new Launch<>(name, config, setup).start(sources.profile(), configuration, began);
  }

  /// Adds a part and returns it: a [dev.tenon.lifecycle.Component] is started, asked whether it is
  /// ready, measured and closed; anything else is closed. The order is the order of start, closing
  /// goes in reverse.
  ///
  /// @throws IllegalArgumentException if a component's name is none or taken; the part is closed
  /// @throws IllegalStateException if the block has ended; the part is closed
  public <A extends AutoCloseable> A use(A part) {
    return lifecycle.use(part);
  }

  /// Serves these routes, beside those already served.
  ///
  /// @throws IllegalStateException if the block has ended
  public void serve(Routes more) {
    requireOpen();
    routes = routes.and(more);
  }

  /// Serves these routes beside `/metrics` and `/info`, where they are not for everybody: in
  /// production only if [ServiceOptions.Management] opens them or gives them a port of their own.
  ///
  /// @throws IllegalStateException if the block has ended
  public void manage(Routes more) {
    requireOpen();
    management = management.and(more);
  }

  /// Puts a filter around every request, those for health and metrics included, inside the
  /// [standard filters][dev.tenon.http.filters.Filters] and those already there.
  ///
  /// @throws IllegalStateException if the block has ended
  public void filter(Filter filter) {
    requireOpen();
    filters.add(filter);
  }

  /// The service's name.
  public String name() {
    return name;
  }

  /// Which kind of place this is: `dev`, `test`, `prod` or a name of the team's own.
  public String profile() {
    return profile;
  }

  /// Where the service's own numbers go.
  public Metrics metrics() {
    return metrics;
  }

  /// What is never written, the secrets of the configuration included: for what the service writes
  /// by other ways than its log.
  public Redaction redaction() {
    return redaction;
  }

  /// The block has ended: what comes now would be served by nobody.
  void seal() {
    sealed = true;
  }

  private void requireOpen() {
    if (sealed) {
      throw new IllegalStateException(
          "The service is built; routes and filters are given in the block of run or start.");
    }
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  Routes routes() {
    return routes;
  }

  Routes management() {
    return management;
  }

  List<Filter> filters() {
    return filters;
  }
}
