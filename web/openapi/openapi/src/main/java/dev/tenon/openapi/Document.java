package dev.tenon.openapi;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.JsonSchemas;
import dev.tenon.http.Answer;
import dev.tenon.http.Method;
import dev.tenon.http.Route;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The document as free JSON (OpenAPI 3.1.0).
final class Document {

  private Document() {}

  /// @throws IllegalArgumentException if two records would have one name
  static Map<String, Object> of(OpenApi.About about, List<Route> routes) {
    var schemas = schemas(routes);
    var operations = new Operations(schemas);
    var paths = paths(routes, operations);
    var document = Json.object("openapi", "3.1.0", "info", info(about));
    if (!about.servers().isEmpty()) {
      document.put(
          "servers", about.servers().stream().map(url -> Json.object("url", url)).toList());
    }
    var topics = new LinkedHashSet<String>();
    routes.forEach(route -> route.topic().ifPresent(topics::add));
    if (!topics.isEmpty()) {
      document.put("tags", topics.stream().map(topic -> Json.object("name", topic)).toList());
    }
    document.put("paths", paths);
    var guards = new Guards();
    guards.add(routes);
    document.put("components", components(schemas, operations, guards));
    return document;
  }

  private static Map<String, Object> info(OpenApi.About about) {
    var object = Json.object("title", about.title());
    if (!about.description().isEmpty()) {
      object.put("description", about.description());
    }
    object.put("version", about.version());
    return object;
  }

  private static JsonSchemas schemas(List<Route> routes) {
    var read = routes.stream().map(Route::body).flatMap(Optional::stream).toList();
    var written = new ArrayList<Contract<?>>();
    written.add(Problems.CONTRACT);
    routes.stream()
        .flatMap(route -> route.answers().stream())
        .map(Answer::body)
        .flatMap(Optional::stream)
        .forEach(written::add);
    return JsonSchemas.of("#/components/schemas/", read, written);
  }

  /// Paths that differ in the names of their variables alone are one path, named as the first.
  private static Map<String, Object> paths(List<Route> routes, Operations operations) {
    var templates = new HashMap<String, String>();
    var byTemplate = new LinkedHashMap<String, EnumMap<Method, Object>>();
    for (var route : routes) {
      var shape = route.template().replaceAll("\\{[^}]*}", "{}");
      var template = templates.computeIfAbsent(shape, _ -> route.template());
      byTemplate
          .computeIfAbsent(template, _ -> new EnumMap<>(Method.class))
          .put(route.method(), operations.of(route, template));
    }
    var paths = new LinkedHashMap<String, Object>();
    byTemplate.forEach((template, methods) -> {
      var item = new LinkedHashMap<String, Object>();
      methods.forEach(
          (method, operation) -> item.put(method.name().toLowerCase(Locale.ROOT), operation));
      paths.put(template, item);
    });
    return paths;
  }

  private static Map<String, Object> components(
      JsonSchemas schemas, Operations operations, Guards guards) {
    var components = Json.object("schemas", schemas.definitions());
    if (!operations.parameters().isEmpty()) {
      components.put("parameters", operations.parameters());
    }
    components.put("responses", Problems.responses(operations.problems(), schemas));
    var securitySchemes = guards.described();
    if (!securitySchemes.isEmpty()) {
      components.put("securitySchemes", securitySchemes);
    }
    return components;
  }

  /// @throws IllegalArgumentException if two routes have one operation id, or two security schemes
  ///   one name
  static void requireDistinct(List<Route> routes) {
    new Guards().add(routes);
    var byId = new HashMap<String, Route>();
    for (var route : routes) {
      var other = byId.putIfAbsent(route.operationId(), route);
      if (other != null) {
        throw new IllegalArgumentException(
            "Two routes have the operation id '%s': %s and %s. Give one of them another with .named(…)."
                .formatted(route.operationId(), other, route));
      }
    }
  }
}
