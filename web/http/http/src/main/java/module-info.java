/// HTTP as values: [routes][dev.tenon.http.Routes] whose handlers the compiler checks, one
/// [dispatcher][dev.tenon.http.Dispatcher] that routes alike under every engine, and problems of
/// RFC 9457 for whatever goes wrong.
///
/// ```java
/// Routes.under("/api/v1/products").open()
///     .post("").body(NewProduct.class).calls(this::create).located(Product::id).gives(201, Product.class)
///     .get("/{id}").path(UUID.class).calls(this::retrieve).gives(Product.class)
/// ```
///
/// It is not a server: an engine is a module of its own behind [dev.tenon.http.spi.HttpEngine]. It
/// is not a servlet container, and nothing is found by scanning.
module dev.tenon.http {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.contracts;
  requires transitive dev.tenon.errors;
  requires transitive dev.tenon.lifecycle;
  requires transitive dev.tenon.observe;
  requires transitive dev.tenon.redaction;
  requires org.slf4j;

  exports dev.tenon.http;
  exports dev.tenon.http.spi;

  uses dev.tenon.http.spi.HttpEngine;
}
