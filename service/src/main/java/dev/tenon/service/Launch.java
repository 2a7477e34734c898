package dev.tenon.service;

import dev.tenon.config.Configuration;
import dev.tenon.http.Filter;
import dev.tenon.http.HttpServer;
import dev.tenon.http.filters.Filters;
import dev.tenon.lifecycle.Lifecycle;
import dev.tenon.observe.LogOptions;
import dev.tenon.observe.Metrics;
import dev.tenon.observe.spi.LogBackend;
import dev.tenon.observe.spi.MetricsBackend;
import dev.tenon.redaction.Redaction;
import dev.tenon.service.Service.Setup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way from settings to a service that answers.
///
/// @param name the service's name
/// @param config the record of its settings
/// @param setup what it is made of
record Launch<C extends Record>(String name, Class<C> config, Setup<C> setup) {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  /// What is never written under these settings, the secrets among them included.
  static Redaction redaction(Configuration configuration) {
    return configuration.get(ServiceOptions.class).redaction().policy(configuration.secrets());
  }

  /// @throws Exception what the block or a part threw; everything is closed
  RunningService start(String profile, Configuration configuration, Instant began)
      throws Exception {
    var options = configuration.get(ServiceOptions.class);
    var identity = Identity.of(name, config, profile, began);
    var redaction = redaction(configuration);
    configureLogging(options.log(), identity, redaction);
    var engine = PreparedEngine.of(HttpServer.engine(options.engine()));
    var cache = AotCache.ofProcess().requireFresh(System.getProperty("java.class.path", ""));
    var metrics = metrics(redaction);
    var lifecycle = Lifecycle.create();
    try {
      var service = new Service(name, profile, lifecycle, metrics, redaction);
      build(service, configuration);
      var ports = Ports.of(service, new BuiltInRoutes(identity, service, engine), options);
      var filters = filters(service, options);
      LOG.debug("Filters, the outermost first: {}", names(filters));
      var servers = ports.servers(engine, filters, service.redaction());
      servers.forEach(lifecycle::use);
      lifecycle.start(metrics);
      var addresses = ports.addresses(servers);
      var descriptions = lifecycle.descriptions().stream().map(redaction::text).toList();
      return new RunningService(
          lifecycle,
          servers,
          ports.routes(),
          StartLine.of(
              identity, engine.name(), cache, descriptions, addresses, options.log().format()));
    } catch (Throwable thrown) {
      closeAfter(thrown, lifecycle);
      throw thrown;
    }
  }

  /// What the service would answer; it is put together for that, and nothing of it is started.
  ///
  /// @throws Exception what the block threw; everything is closed
  RouteList routes(String profile, Configuration configuration) throws Exception {
    var options = configuration.get(ServiceOptions.class);
    var engine = HttpServer.engine(options.engine());
    try (var lifecycle = Lifecycle.create()) {
      var service =
          new Service(name, profile, lifecycle, Metrics.inMemory(), redaction(configuration));
      build(service, configuration);
      var identity = Identity.of(name, config, profile, Instant.now());
      var ports = Ports.of(service, new BuiltInRoutes(identity, service, engine), options);
      return RouteList.of(ports, filters(service, options));
    }
  }

  private void build(Service service, Configuration configuration) throws Exception {
    setup.build(service, configuration.get(config));
    service.seal();
  }

  /// All filters, the outermost first.
  private static List<Filter> filters(Service service, ServiceOptions options) {
    var standard = service.lifecycle().use(Filters.standard(options.filters(), service.metrics()));
    var filters = new ArrayList<>(standard.list());
    filters.addAll(service.filters());
    return List.copyOf(filters);
  }

  private static String names(List<Filter> filters) {
    return filters.stream().map(Filter::name).collect(Collectors.joining(", "));
  }

  private void configureLogging(ServiceOptions.Log log, Identity identity, Redaction redaction) {
    var options =
        LogOptions.defaults()
            .withLevel(log.libraries())
            .withLoggers(ownLoggers(log.level()))
            .withFormat(log.format())
            .withService(identity.name(), identity.version())
            .withRedaction(redaction);
    ServiceLoader.load(LogBackend.class).forEach(backend -> backend.configure(options));
    if (redaction.isOff()) {
      LOG.warn(
          "Redaction is off: logs, problems and metrics show secrets. Remove redaction.enabled=false.");
    }
  }

  private Map<String, LogOptions.Level> ownLoggers(LogOptions.Level level) {
    var loggers = new HashMap<String, LogOptions.Level>();
    loggers.put("dev.tenon", level);
    if (!config.getPackageName().isEmpty()) {
      loggers.put(config.getPackageName(), level);
    }
    return loggers;
  }

  private static Metrics metrics(Redaction redaction) {
    var backends =
        ServiceLoader.load(MetricsBackend.class).stream().map(ServiceLoader.Provider::get).toList();
    return switch (backends.size()) {
      case 0 -> Metrics.inMemory(redaction);
      case 1 -> Metrics.of(backends.getFirst(), Metrics.DEFAULT_MAX_SERIES, redaction);
      default ->
          throw new IllegalStateException(
              backends.stream()
                  .map(MetricsBackend::name)
                  .sorted()
                  .collect(
                      Collectors.joining(
                          ", ",
                          "There is more than one metrics backend: ",
                          ". Keep one of their artifacts.")));
    };
  }

  /// Closes the parts that are still open; what they throw goes with what was thrown.
  @SuppressWarnings("ReferenceEquality") // An exception cannot be suppressed in itself.
  private static void closeAfter(Throwable thrown, Lifecycle lifecycle) {
    try {
      lifecycle.close();
    } catch (Throwable more) {
      if (more != thrown) {
        thrown.addSuppressed(more);
      }
    }
  }
}
