package dev.tenon.openapi;

import dev.tenon.openapi.BreakingRule.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Two documents of one service, released and now: paths, methods, parameters, bodies and answers.
/// Names of operations, schemas, tags and words may change; callbacks, links and webhooks are not
/// looked at.
final class DocumentComparison {

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final Breaks breaks = new Breaks();
  private final SchemaComparison sent = new SchemaComparison(breaks.side(Caller.SENDS));
  private final SchemaComparison read = new SchemaComparison(breaks.side(Caller.READS));

  private DocumentComparison() {}

  static List<BreakingChange> of(Object released, Object current) {
    var comparison = new DocumentComparison();
    comparison.paths(Place.of(released).at("paths"), Place.of(current).at("paths"));
    return comparison.breaks.found();
  }

  /// Paths that differ in the names of their variables alone are one.
  private void paths(Place was, Place now) {
    var templates = new LinkedHashMap<String, String>();
    now.names().forEach(template -> templates.put(shape(template), template));
    for (var template : was.names()) {
      var before = was.to(template);
      var after = now.to(templates.getOrDefault(shape(template), template));
      for (var method : METHODS) {
        if (before.at(method).isThere()) {
          breaks.in(method.toUpperCase(Locale.ROOT) + " " + template);
          operation(new Operation(before, method), new Operation(after, method));
        }
      }
    }
  }

  private static String shape(String template) {
    return template.replaceAll("\\{[^}]*}", "{}");
  }

  private void operation(Operation was, Operation now) {
    if (!now.place().isThere()) {
      breaks.add(BreakingRule.OPERATION_REMOVED, was.place(), now.place());
      return;
    }
    if (now.security().isTighterThan(was.security())) {
      breaks.add(BreakingRule.SECURITY_TIGHTENED, was.security().place(), now.security().place());
    }
    parameters(was.parameters(), now.parameters());
    body(was.place().to("requestBody"), now.place().to("requestBody"));
    answers(was.place().at("responses"), now.place().at("responses"));
  }

  private void parameters(Map<String, Place> was, Map<String, Place> now) {
    was.forEach((key, before) -> {
      var after = now.getOrDefault(key, before.none());
      if (after.isThere()) {
        sent.compare(before.at("schema"), after.at("schema"));
      } else {
        breaks.add(BreakingRule.PARAMETER_REMOVED, before, after);
      }
    });
    now.forEach((key, after) -> {
      var before = was.getOrDefault(key, after.none());
      if (isRequired(after) && !isRequired(before)) {
        breaks.add(BreakingRule.PARAMETER_REQUIRED, before, after);
      }
    });
  }

  private static boolean isRequired(Place place) {
    return place.at("required").is(true);
  }

  private void body(Place was, Place now) {
    if (was.isThere() && !now.isThere()) {
      breaks.add(BreakingRule.BODY_REMOVED, was, now);
      return;
    }
    if (isRequired(now) && !isRequired(was)) {
      breaks.add(BreakingRule.BODY_REQUIRED, was, now);
    }
    content(was, now, BreakingRule.MEDIA_TYPE_NOT_TAKEN, sent);
  }

  private void content(Place was, Place now, BreakingRule gone, SchemaComparison schemas) {
    var before = was.at("content");
    var after = now.at("content");
    for (var type : before.names()) {
      if (after.at(type).isThere()) {
        schemas.compare(before.at(type).at("schema"), after.at(type).at("schema"));
      } else {
        breaks.add(gone, before.at(type), after.at(type));
      }
    }
  }

  /// A problem that is answered no longer breaks nobody.
  private void answers(Place was, Place now) {
    for (var status : was.names()) {
      var before = was.to(status);
      var after = now.to(status);
      if (after.isThere()) {
        answer(before, after);
      } else if (status.startsWith("2") || status.startsWith("3")) {
        breaks.add(BreakingRule.STATUS_REMOVED, before, after);
      }
    }
  }

  private void answer(Place was, Place now) {
    content(was, now, BreakingRule.MEDIA_TYPE_NOT_GIVEN, read);
    var headers = now.at("headers");
    for (var name : was.at("headers").names()) {
      var before = was.at("headers").to(name);
      var after = headers.to(name);
      if (after.isThere()) {
        read.compare(before.at("schema"), after.at("schema"));
      } else {
        breaks.add(BreakingRule.HEADER_REMOVED, before, after);
      }
    }
  }

  /// Which of the variables of a path this is.
  private static long position(String name, String template) {
    int at = Math.max(0, template.indexOf("{" + name + "}"));
    return template.substring(0, at).chars().filter(c -> c == '{').count();
  }

  /// An operation with what its path and its document say of all.
  private record Operation(Place path, String method) {

    Place place() {
      return path.at(method);
    }

    Security security() {
      return Security.of(place());
    }

    /// By place and name, those of the path by their position there.
    Map<String, Place> parameters() {
      var template = path.pointer();
      var all = new LinkedHashMap<String, Place>();
      Stream.concat(path.at("parameters").items(), place().at("parameters").items())
          .forEach(parameter -> all.put(key(parameter, template), parameter));
      return all;
    }

    private static String key(Place parameter, String template) {
      var in = parameter.at("in").text();
      var name = parameter.at("name").text();
      return switch (in) {
        case "path" -> in + " " + position(name, template);
        case "header" -> in + " " + name.toLowerCase(Locale.ROOT);
        default -> in + " " + name;
      };
    }
  }
}
