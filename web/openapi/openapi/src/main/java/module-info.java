/// The OpenAPI 3.1 document of a service, made of its routes and contracts, so that it says what
/// the service does.
///
/// ```java
/// service.serve(routes);
/// service.serve(OpenApi.of("Products", "1.0.0", routes).routes());    // GET /openapi.json
/// ```
///
/// It compares that document with the committed one, and with a released one, to say what breaks
/// whom. It is not a reader of documents for others, and it looks for no annotations: what a route
/// does not say stands in no document. Pages for people are in `tenon-openapi-ui`.
module dev.tenon.openapi {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.http;
  requires dev.tenon.contracts;
  requires dev.tenon.errors;

  exports dev.tenon.openapi;
}
