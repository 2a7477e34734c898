/// A service on one screen: [Service.run][dev.tenon.service.Service] reads the settings, builds
/// what the service is made of, starts it in order, serves it with health and metrics beside it,
/// and ends it cleanly.
///
/// ```java
/// public static void main(String... args) {
///   Service.run("products", args, ProductsConfig.class, (service, config) -> {
///     var database = service.use(Database.of(config.database()));
///     service.serve(new ProductRoutes(new ProductStore(database)).routes());
///   });
/// }
/// ```
///
/// It is not a container: every object is made by the block, and "go to definition" reaches each of
/// them. Engine, logging and metrics are the artifacts that the application puts beside it.
module dev.tenon.service {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.config;
  requires transitive dev.tenon.http;
  requires transitive dev.tenon.http.filters;
  requires transitive dev.tenon.lifecycle;
  requires transitive dev.tenon.observe;
  requires transitive dev.tenon.redaction;
  requires dev.tenon.contracts;
  requires java.management; // to ask the JVM whether it uses its AOT cache
  requires jdk.management;
  requires jdk.unsupported; // to hear of a second signal, for which there is no other way
  requires org.slf4j;

  exports dev.tenon.service;

  uses dev.tenon.observe.spi.LogBackend;
  uses dev.tenon.observe.spi.MetricsBackend;
}
