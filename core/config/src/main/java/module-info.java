/// Settings as records: read from files, the environment and arguments, checked as strictly as any
/// other input, all mistakes at once, each with the place where it was made.
///
/// ```java
/// var configuration = Configuration.read("products", Sources.standard("products", args), ProductsConfig.class);
/// var config = configuration.get(ProductsConfig.class);
/// ```
///
/// It is not a registry of keys: what no record asks for is refused, so a misspelt setting never
/// goes unnoticed.
module dev.tenon.config {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.errors;
  requires dev.tenon.contracts;
  requires org.snakeyaml.engine;

  exports dev.tenon.config;
}
