package dev.tenon.bench.harness;

/// A request that every service answers with the same bytes.
enum Scenario {
  JSON("JSON", "GET", "/api/v1/message", "", "{\"message\":\"Hello, World!\"}"),
  POST("validated POST", "POST", "/api/v1/checks", Scenario.TEA, Scenario.TEA),
  SELECT(
      "select by id",
      "GET",
      "/api/v1/products/" + Catalogue.ID,
      "",
      "{\"id\":\""
          + Catalogue.ID
          + "\","
          + "\"name\":\"Earl Grey\",\"description\":\"Black tea with oil of bergamot\",\"price\":450,"
          + "\"version\":1,\"createdAt\":\"2026-01-02T03:04:05.678901Z\",\"updatedAt\":null}");

  static final String TEA =
      "{\"name\":\"Earl Grey\",\"description\":\"Black tea with oil of bergamot\",\"price\":450}";

  /// What every service must refuse: each mistake alone would do.
  static final String NO_TEA = "{\"name\":\" \",\"price\":-1}";

  private final String title;
  private final String method;
  private final String path;
  private final String body;
  private final String answer;

  Scenario(String title, String method, String path, String body, String answer) {
    this.title = title;
    this.method = method;
    this.path = path;
    this.body = body;
    this.answer = answer;
  }

  String title() {
    return title;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  String body() {
    return body;
  }

  /// The body of the answer, to the byte.
  String answer() {
    return answer;
  }
}
