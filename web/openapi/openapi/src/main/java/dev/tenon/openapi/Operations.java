package dev.tenon.openapi;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.JsonSchemas;
import dev.tenon.contracts.JsonSchemas.Parameter;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Answer;
import dev.tenon.http.Route;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Routes as operations; remembers which shared parts they point at.
final class Operations {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final JsonSchemas schemas;
  private final Map<String, Object> parameters = new TreeMap<>();
  private final Set<ErrorKind> problems = EnumSet.noneOf(ErrorKind.class);

  Operations(JsonSchemas schemas) {
    this.schemas = schemas;
  }

  /// The headers that operations take.
  Map<String, Object> parameters() {
    return parameters;
  }

  /// The kinds of problems that operations answer.
  Set<ErrorKind> problems() {
    return problems;
  }

  /// @param template the path under which it stands, with its names of the variables
  Map<String, Object> of(Route route, String template) {
    var operation = Json.object("operationId", route.operationId());
    route.summary().ifPresent(summary -> operation.put("summary", summary));
    route.topic().ifPresent(topic -> operation.put("tags", List.of(topic)));
    var takes = takes(route, template);
    if (!takes.isEmpty()) {
      operation.put("parameters", takes);
    }
    route
        .body()
        .ifPresent(body ->
            operation.put(
                "requestBody",
                Json.object("required", true, "content", Json.content(body, schemas.read(body)))));
    route
        .form()
        .ifPresent(form ->
            operation.put(
                "requestBody",
                Json.object("required", true, "content", content(FORM, fields(form)))));
    route
        .bodyReader()
        .ifPresent(reader ->
            operation.put(
                "requestBody",
                Json.object(
                    "required",
                    true,
                    "content",
                    content(reader.mediaType(), fields(reader.contract())))));
    operation.put("responses", responses(route));
    Guards.of(route).ifPresent(ways -> operation.put("security", ways));
    return operation;
  }

  private List<Object> takes(Route route, String template) {
    var all = new ArrayList<Object>();
    var names = names(template);
    for (int i = 0; i < names.size(); i++) {
      var contract = route.variables().get(i).contract();
      all.add(parameter(names.get(i), "path", true, JsonSchemas.ofText(contract)));
    }
    add("query", route.query().map(JsonSchemas::ofNames), all);
    add("header", route.headers().map(JsonSchemas::ofHeaders), all);
    add("cookie", route.cookies().map(JsonSchemas::ofNames), all);
    if (route.isConditional()) {
      all.add(header("IfMatch", "If-Match", "Versions as in ETag; changes nothing but these."));
    }
    if (gives(route, 304)) {
      all.add(
          header("IfNoneMatch", "If-None-Match", "Versions as in ETag that the caller has: 304."));
    }
    if (gives(route, 206)) {
      all.add(header("Range", "Range", "The part to give, such as bytes=0-499: 206."));
      all.add(
          header("IfRange", "If-Range", "The version that a part must be of, else all is given."));
    }
    return all;
  }

  private static void add(String in, Optional<List<Parameter>> parameters, List<Object> into) {
    parameters.orElse(List.of()).stream()
        .map(p -> parameter(p.name(), in, p.isRequired(), p.schema()))
        .forEach(into::add);
  }

  /// A form as an object, each of its names a member.
  private static Map<String, Object> fields(Contract<?> form) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (var field : JsonSchemas.ofNames(form)) {
      properties.put(field.name(), field.schema());
      if (field.isRequired()) {
        required.add(field.name());
      }
    }
    var schema = Json.object("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static boolean gives(Route route, int status) {
    return route.answers().stream().anyMatch(answer -> answer.status() == status);
  }

  private static Map<String, Object> parameter(
      String name, String in, boolean isRequired, Map<String, Object> schema) {
    return Json.object("name", name, "in", in, "required", isRequired, "schema", schema);
  }

  private Map<String, Object> header(String key, String name, String description) {
    var header = parameter(name, "header", false, Json.object("type", "string"));
    header.put("description", description);
    parameters.put(key, header);
    return Json.reference("parameters", key);
  }

  private Map<String, Object> responses(Route route) {
    var responses = new TreeMap<String, Object>();
    for (var answer : route.answers()) {
      responses.put(Integer.toString(answer.status()), response(answer));
    }
    var kinds = route.problems();
    problems.addAll(kinds);
    Problems.into(responses, kinds);
    if (route.answers().isEmpty()) {
      responses.put("default", Json.object("description", "What the handler makes of it."));
    }
    return responses;
  }

  private Map<String, Object> response(Answer answer) {
    var response = Json.object("description", description(answer.status()));
    if (!answer.headers().isEmpty()) {
      var headers = new TreeMap<String, Object>();
      answer.headers().forEach(name -> headers.put(name, headerOf(name)));
      response.put("headers", headers);
    }
    var content = new LinkedHashMap<String, Object>();
    answer.body().ifPresent(body -> content.putAll(Json.content(body, schemas.written(body))));
    answer.otherTypes().forEach(type -> content.put(type, ofNoContract(type)));
    if (!content.isEmpty()) {
      response.put("content", content);
    }
    return response;
  }

  /// Of a text it is said that it is one; of bytes nothing, as OpenAPI 3.1 wants it.
  private static Map<String, Object> ofNoContract(String type) {
    return type.startsWith("text/")
        ? Json.object("schema", Json.object("type", "string"))
        : Json.object();
  }

  private static Map<String, Object> content(String type, Map<String, Object> schema) {
    return Json.object(type, Json.object("schema", schema));
  }

  private static Map<String, Object> headerOf(String name) {
    var header = Json.object();
    var description =
        switch (name) {
          case "Accept-Ranges" -> "That parts can be asked for, in bytes.";
          case "Content-Range" -> "Which part it is, and of how much.";
          case "ETag" -> "The version of the thing.";
          case "Location" -> "Where the new thing is.";
          default -> "";
        };
    if (!description.isEmpty()) {
      header.put("description", description);
    }
    header.put("schema", Json.object("type", "string"));
    return header;
  }

  private static String description(int status) {
    return switch (status) {
      case 200 -> "Done.";
      case 201 -> "Created.";
      case 202 -> "Accepted, not yet done.";
      case 204 -> "Done; there is nothing to say.";
      case 206 -> "The part that was asked for.";
      case 304 -> "Not modified: the caller has this version.";
      default -> "Done, with status %d.".formatted(status);
    };
  }

  /// The names of the variables in a template.
  private static List<String> names(String template) {
    var names = new ArrayList<String>();
    for (var segment : template.split("/", -1)) {
      if (segment.startsWith("{")) {
        names.add(segment.substring(1, segment.length() - 1));
      }
    }
    return names;
  }
}
