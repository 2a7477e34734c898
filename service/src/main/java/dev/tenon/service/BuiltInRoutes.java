package dev.tenon.service;

import dev.tenon.contracts.Contract;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import dev.tenon.http.spi.HttpEngine;
import dev.tenon.lifecycle.Health;
import java.util.function.Function;
import java.util.function.Supplier;

/// What every service answers beside its own routes: `/health/live`, `/health/ready`,
/// `/health/started`, `/metrics` and `/info`.
final class BuiltInRoutes {

  private static final Contract<HealthAnswer> HEALTH = Contract.of(HealthAnswer.class);

  private final Identity identity;
  private final Service service;
  private final HttpEngine engine;

  BuiltInRoutes(Identity identity, Service service, HttpEngine engine) {
    this.identity = identity;
    this.service = service;
    this.engine = engine;
  }

  /// Whether it lives, which whoever sends it work must know.
  Routes health() {
    // @formatter:off
    return Routes.under("/").open()
        .get("/health/live").replies(health(service.lifecycle()::live))
        .get("/health/ready").replies(health(service.lifecycle()::ready))
        .get("/health/started").replies(health(service.lifecycle()::started));
    // @formatter:on
  }

  /// What is not for its callers.
  Routes management() {
    // @formatter:off
    return Routes.under("/").open()
        .get("/metrics").replies(this::metrics)
        .get("/info").calls(this::info).gives(Info.class);
    // @formatter:on
  }

  private Function<Request, Reply> health(Supplier<Health> question) {
    return request -> {
      var health = question.get();
      int status = health.ok() ? 200 : 503;
      return Reply.of(
          status, "application/json", HEALTH.toJson(HealthAnswer.of(health, service.redaction())));
    };
  }

  private Reply metrics(Request request) {
    var page = service.metrics().scrape(request.header("Accept").orElse(""));
    return Reply.of(200, page.contentType(), page.body());
  }

  private Info info() {
    return new Info(
        identity.name(),
        identity.version(),
        identity.profile(),
        engine.name(),
        Runtime.version().toString(),
        identity.began());
  }
}
