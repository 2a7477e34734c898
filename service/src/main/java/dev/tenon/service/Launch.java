package dev.tenon.service;

import dev.tenon.config.Configuration;
import dev.tenon.config.ConfigurationError;
import dev.tenon.config.Sources;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.Filter;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.HttpServer;
import dev.tenon.http.RequestMetrics;
import dev.tenon.http.spi.HttpEngine;
import dev.tenon.lifecycle.Lifecycle;
import dev.tenon.observe.LogOptions;
import dev.tenon.observe.Metrics;
import dev.tenon.observe.spi.LogBackend;
import dev.tenon.observe.spi.MetricsBackend;
import dev.tenon.service.Service.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from arguments to a service that answers.
///
/// @param name the service's name
/// @param config the record of its settings
/// @param setup what it is made of
record Launch<C extends Record>(String name, Class<C> config, Setup<C> setup) {

  private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
  private static final String SHOW_SETTINGS = "--config";

  /// Runs until the process ends, and returns its exit status.
  int run(List<String> args) {
    try {
      var settingsOnly = args.contains(SHOW_SETTINGS);
      var sources =
          Sources.standard(name, args.stream().filter(arg -> !arg.equals(SHOW_SETTINGS)).toList());
      var configuration = Configuration.read(name, sources, ServiceOptions.class, config);
      if (settingsOnly) {
        System.out.print(configuration.describe());
        return 0;
      }
      start(sources, configuration).awaitEnd();
      return 0;
    } catch (ConfigurationError e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (Exception e) {
      LOG.error("{} did not start", name, e);
      return 1;
    }
  }

  RunningService start(Sources sources, Configuration configuration) throws Exception {
    var options = configuration.get(ServiceOptions.class);
    var identity = Identity.of(name, config, sources.profile());
    configureLogging(options.log(), identity);
    var lifecycle = Lifecycle.create();
    try {
      var metrics = metrics();
      var service = new Service(name, sources.profile(), lifecycle, metrics);
      setup.build(service, configuration.get(config));
      var engine = HttpServer.engine(options.engine());
      var http = httpOptions(options.http(), configuration, identity);
      var server = lifecycle.use(server(service, engine, http, identity));
      lifecycle.start(metrics);
      return new RunningService(
          lifecycle, server, identity.startLine(engine, server, lifecycle, options));
    } catch (Throwable thrown) {
      lifecycle.close();
      throw thrown;
    }
  }

  private HttpServer server(
      Service service, HttpEngine engine, HttpOptions options, Identity identity) {
    var filters = new ArrayList<Filter>();
    filters.add(RequestMetrics.of(service.metrics()));
    filters.addAll(service.filters());
    var builtIn = new BuiltInRoutes(identity, service, engine).routes();
    var dispatcher = Dispatcher.of(service.routes().and(builtIn), options, filters);
    return HttpServer.of(engine, dispatcher, options);
  }

  /// Where nobody says otherwise, a developer's service is for the developer, and any other for its
  /// network.
  private static HttpOptions httpOptions(
      HttpOptions options, Configuration configuration, Identity identity) {
    return identity.isDev() || configuration.setting("http.host").isPresent()
        ? options
        : options.withHost("0.0.0.0");
  }

  private static void configureLogging(ServiceOptions.Log log, Identity identity) {
    var options =
        LogOptions.defaults()
            .withLevel(log.level())
            .withFormat(identity.format(log))
            .withService(identity.name(), identity.version());
    ServiceLoader.load(LogBackend.class).forEach(backend -> backend.configure(options));
  }

  private static Metrics metrics() {
    return ServiceLoader.load(MetricsBackend.class)
        .findFirst()
        .map(Metrics::of)
        .orElseGet(Metrics::inMemory);
  }
}
