/// What tests of HTTP stand on: a [client][dev.tenon.http.testkit.TestClient] that needs no port,
/// assertions over its answers, and the [contract][dev.tenon.http.testkit.HttpEngineContract] that
/// every engine passes.
///
/// ```java
/// private final TestClient client = TestClient.of(new ProductRoutes(products).routes());
///
/// @Test void create_negativePrice_isRefused() {
///   assertThat(client.post("/api/v1/products", "{\"name\": \"tea\", \"price\": -1}")).hasStatus(422).hasProblemsAt("/price");
/// }
/// ```
module dev.tenon.http.testkit {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.http;
  requires transitive dev.tenon.testkit;
  requires java.net.http;
  requires transitive org.junit.jupiter.api;
  requires org.junit.jupiter.params;
  requires transitive org.assertj.core;

  exports dev.tenon.http.testkit;
}
