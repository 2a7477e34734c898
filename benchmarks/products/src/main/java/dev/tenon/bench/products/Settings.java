package dev.tenon.bench.products;

/// Where a compared service listens, and where its products are.
public record Settings(int port, String databaseUrl, String user, String password) {

  /// How many connections each service holds.
  public static final int CONNECTIONS = 10;

  /// As the harness says it, in `PORT`, `DATABASE_JDBC_URL`, `DATABASE_USER` and
  /// `DATABASE_PASSWORD`.
  public static Settings fromEnvironment() {
    return new Settings(
        Integer.parseInt(required("PORT")),
        required("DATABASE_JDBC_URL"),
        required("DATABASE_USER"),
        required("DATABASE_PASSWORD"));
  }

  private static String required(String name) {
    var value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException("Set " + name + "; the harness does.");
    }
    return value;
  }
}
