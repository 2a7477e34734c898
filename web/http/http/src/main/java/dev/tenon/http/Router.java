package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the route of a request: a tree of segments, built at start and never changed.
///
/// A literal wins over a variable, and the search goes back where a literal leads nowhere. HEAD is
/// answered by GET, OPTIONS by the list of methods. Two routes that a request could not tell apart
/// are refused when the tree is built.
final class Router {

  private static final Match WHOLE_SERVER =
      Match.unrouted(request -> allowed(EnumSet.allOf(Method.class)));
  private static final Match NOWHERE =
      Match.refusing(new DomainError(ErrorKind.NOT_FOUND, "There is nothing at this path."));

  private final Node root = new Node();

  private Router() {}

  static Router of(List<Route> routes) {
    var router = new Router();
    routes.forEach(router::add);
    return router;
  }

  Match match(Method method, Target target) {
    if (target.isAsterisk()) {
      return method == Method.OPTIONS ? WHOLE_SERVER : NOWHERE;
    }
    var variables = new ArrayList<String>(2);
    var leaf = root.find(target.segments(), 0, variables);
    return leaf == null ? NOWHERE : leaf.match(method, variables);
  }

  private void add(Route route) {
    var node = root;
    for (var segment : route.path().segments()) {
      node = node.child(segment);
    }
    var other = node.routes.putIfAbsent(route.method(), route);
    var template = Optional.of(route.template());
    node.matches.put(
        route.method(),
        new Match(route::answer, template, List.of(), route.limits(), node::methods));
    if (other != null) {
      throw new IllegalArgumentException(
          "Two routes answer the same requests: %s and %s. Remove one of them."
              .formatted(other, route));
    }
  }

  private static Reply allowed(Set<Method> methods) {
    return Reply.of(204).with("Allow", list(methods));
  }

  private static String list(Set<Method> methods) {
    return methods.stream().map(Method::name).collect(Collectors.joining(", "));
  }

  private static final class Node {

    private final Map<String, Node> literals = new HashMap<>();
    private final Map<Method, Route> routes = new EnumMap<>(Method.class);
    private final Map<Method, Match> matches = new EnumMap<>(Method.class);
    private @Nullable Node variable;

    Node child(String segment) {
      if (!Template.isVariable(segment)) {
        return literals.computeIfAbsent(segment, _ -> new Node());
      }
      if (variable == null) {
        variable = new Node();
      }
      return variable;
    }

    @Nullable Node find(List<String> segments, int depth, List<String> variables) {
      if (depth == segments.size()) {
        return routes.isEmpty() ? null : this;
      }
      var segment = segments.get(depth);
      var literal = literals.get(segment);
      var found = literal == null ? null : literal.find(segments, depth + 1, variables);
      if (found != null || variable == null || segment.isEmpty()) {
        return found;
      }
      variables.add(segment);
      found = variable.find(segments, depth + 1, variables);
      if (found == null) {
        variables.removeLast();
      }
      return found;
    }

    Match match(Method method, List<String> variables) {
      var match = matches.get(method == Method.HEAD ? Method.GET : method);
      if (match != null) {
        return match.with(variables);
      }
      Match.Destination destination =
          method == Method.OPTIONS ? request -> allowed(methods()) : this::notAllowed;
      // Routes of one place may name their variables differently; any of them names the place.
      var template = routes.values().iterator().next().template();
      return new Match(
          destination, Optional.of(template), variables, RouteLimits.NONE, this::methods);
    }

    private Reply notAllowed(Request request) {
      var allow = list(methods());
      throw new DomainError(
          ErrorKind.METHOD_NOT_ALLOWED,
          "%s is not possible here; %s are.".formatted(request.method(), allow),
          Map.of("allow", allow));
    }

    private Set<Method> methods() {
      var methods = EnumSet.copyOf(routes.keySet());
      if (methods.contains(Method.GET)) {
        methods.add(Method.HEAD);
      }
      methods.add(Method.OPTIONS);
      return methods;
    }
  }
}
