package dev.tenon.bench.jmh;

import dev.tenon.bench.products.Message;
import dev.tenon.bench.products.NewProduct;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.Filter;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.Reply;
import dev.tenon.http.RequestMetrics;
import dev.tenon.http.Routes;
import dev.tenon.http.filters.FilterOptions;
import dev.tenon.http.filters.Filters;
import dev.tenon.http.spi.RawRequest;
import dev.tenon.observe.Metrics;
import dev.tenon.observe.prometheus.PrometheusBackend;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The whole way of a request through the dispatcher, without an engine and a socket.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DispatchBenchmark {

  private static final byte[] TEA =
      """
      {"name":"Earl Grey","description":"Black tea with oil of bergamot","price":450}\
      """
          .getBytes(StandardCharsets.UTF_8);

  private final RawRequest message =
      new WholeRequest(
          "GET",
          "/api/v1/message",
          Map.of("host", List.of("localhost"), "accept", List.of("*/*")),
          new byte[0]);
  private final RawRequest check =
      new WholeRequest(
          "POST",
          "/api/v1/checks",
          Map.of(
              "host",
              List.of("localhost"),
              "content-type",
              List.of("application/json"),
              "content-length",
              List.of(Integer.toString(TEA.length))),
          TEA);
  private final RawRequest one =
      new WholeRequest(
          "GET",
          "/api/v1/products/0198f2c4-5b00-7000-8000-00000000002a",
          Map.of("host", List.of("localhost")),
          new byte[0]);
  private final RawRequest nowhere =
      new WholeRequest("GET", "/nowhere", Map.of("host", List.of("localhost")), new byte[0]);

  /// What stands around the routes: nothing, what every service has at least, or all that a service
  /// has if nothing is said.
  @Param({"none", "metrics", "standard"})
  @SuppressWarnings("NullAway.Init")
  String filters;

  @SuppressWarnings("NullAway.Init")
  private Dispatcher dispatcher;

  @Setup
  public void start() {
    var metrics = Metrics.of(new PrometheusBackend());
    List<Filter> around =
        switch (filters) {
          case "none" -> List.of();
          case "metrics" -> List.of(RequestMetrics.of(metrics));
          default -> Filters.standard(FilterOptions.defaults(), metrics).list();
        };
    dispatcher = Dispatcher.of(routes(), HttpOptions.defaults(), around);
  }

  private static Routes routes() {
    // @formatter:off
    return Routes.under("/api/v1").open()
        .get("/message").calls(() -> Message.HELLO).gives(Message.class)
        .post("/checks").body(NewProduct.class).calls(product -> product).gives(NewProduct.class)
        .get("/products/{id}").path(UUID.class).calls(id -> Message.HELLO).gives(Message.class);
    // @formatter:on
  }

  /// A small answer in JSON.
  @Benchmark
  public Reply json() {
    return dispatcher.handle(message);
  }

  /// A body read, checked and answered.
  @Benchmark
  public Reply post() {
    return dispatcher.handle(check);
  }

  /// An id from the path, and a small answer.
  @Benchmark
  public Reply byId() {
    return dispatcher.handle(one);
  }

  /// No route: a problem.
  @Benchmark
  public Reply notFound() {
    return dispatcher.handle(nowhere);
  }
}
