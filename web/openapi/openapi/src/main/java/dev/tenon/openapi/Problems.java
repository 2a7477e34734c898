package dev.tenon.openapi;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.JsonSchemas;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The problems of all operations, each kind once.
final class Problems {

  static final Contract<Problem> CONTRACT = Contract.of(Problem.class);

  /// What a server may refuse at any path before it finds a route.
  private static final String OTHER = "Problem";

  private Problems() {}

  /// The answers of one operation, by status.
  static void into(Map<String, Object> responses, Collection<ErrorKind> kinds) {
    kinds.forEach(kind ->
        responses.put(
            Integer.toString(kind.httpStatus()), Json.reference("responses", name(kind))));
    responses.put("default", Json.reference("responses", OTHER));
  }

  /// What they point at.
  static Map<String, Object> responses(Collection<ErrorKind> kinds, JsonSchemas schemas) {
    var responses = new LinkedHashMap<String, Object>();
    for (var kind : kinds) {
      var response = Json.object("description", kind.title() + ".");
      if (kind == ErrorKind.UNAVAILABLE) {
        response.put("headers", Json.object("Retry-After", retryAfter()));
      }
      response.put("content", content(schemas));
      responses.put(name(kind), response);
    }
    responses.put(
        OTHER,
        Json.object(
            "description",
            "Any other problem, such as a target that is too long.",
            "content",
            content(schemas)));
    return responses;
  }

  private static Map<String, Object> content(JsonSchemas schemas) {
    return Json.object(Problem.CONTENT_TYPE, Json.object("schema", schemas.written(CONTRACT)));
  }

  private static Map<String, Object> retryAfter() {
    return Json.object(
        "description",
        "The seconds to wait before the next try.",
        "schema",
        Json.object("type", "integer", "minimum", 0));
  }

  /// `NotFound`.
  private static String name(ErrorKind kind) {
    var name = new StringBuilder();
    for (var word : kind.id().split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.toString();
  }
}
