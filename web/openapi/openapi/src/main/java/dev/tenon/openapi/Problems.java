package dev.tenon.openapi;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.JsonSchemas;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.FieldProblem;
import dev.tenon.http.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      var response = Json.object("description", description(kind));
      if (kind == ErrorKind.UNAVAILABLE) {
        response.put("headers", Json.object("Retry-After", retryAfter()));
      }
      var content = content(schemas);
      content.put("example", Json.free(CONTRACT, example(kind)));
      response.put("content", Json.object(Problem.CONTENT_TYPE, content));
      responses.put(name(kind), response);
    }
    responses.put(
        OTHER,
        Json.object(
            "description",
            "Any other problem, such as a target that is too long.",
            "content",
            Json.object(Problem.CONTENT_TYPE, content(schemas))));
    return responses;
  }

  private static Map<String, Object> content(JsonSchemas schemas) {
    return Json.object("schema", schemas.written(CONTRACT));
  }

  /// The path and what is wrong there are made up; the rest is as it is answered.
  private static Problem example(ErrorKind kind) {
    return new Problem(
        "https://tenon.dev/problems/" + kind.id(),
        kind.title(),
        kind.httpStatus(),
        description(kind),
        "/api/v1/things",
        kind.id(),
        kind.retryable(),
        "0198f2c0-0000-7000-8000-000000000001",
        kind == ErrorKind.INVALID
            ? Optional.of(List.of(new FieldProblem("/name", "missing", "must be there")))
            : Optional.empty(),
        Optional.empty());
  }

  private static Map<String, Object> retryAfter() {
    return Json.object(
        "description",
        "The seconds to wait before the next try.",
        "schema",
        Json.object("type", "integer", "minimum", 0));
  }

  private static String description(ErrorKind kind) {
    return switch (kind) {
      case MALFORMED -> "The request cannot be read at all.";
      case UNAUTHENTICATED -> "The caller has not said who it is, or not credibly.";
      case FORBIDDEN -> "The caller may not do this.";
      case NOT_FOUND -> "There is nothing at this path.";
      case NOT_ACCEPTABLE -> "The answer exists in no form that the caller takes.";
      case TIMEOUT -> "The request did not arrive in time.";
      case CONFLICT -> "The request contradicts the present state of the thing.";
      case GONE -> "There was such a thing, and it will not come back.";
      case PRECONDITION_FAILED -> "The thing has changed since the caller last saw it.";
      case TOO_LARGE -> "The body is larger than the service accepts.";
      case UNSUPPORTED_MEDIA_TYPE -> "The body is not sent as JSON in UTF-8.";
      case RANGE_NOT_SATISFIABLE -> "There is nothing in the part that was asked for.";
      case INVALID ->
          "The request says something that is not allowed; `errors` says what and where.";
      case PRECONDITION_REQUIRED -> "The request must name the version that it changes.";
      case TOO_MANY_REQUESTS -> "The caller asks more often than it may.";
      case INTERNAL -> "The service failed. Quote the `requestId` when you ask for help.";
      case UNAVAILABLE -> "Something that is needed is away. Try again shortly.";
      default -> kind.title() + ".";
    };
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
