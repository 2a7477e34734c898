package dev.tenon.openapi;

import dev.tenon.http.AccessRule;
import dev.tenon.http.Route;
import dev.tenon.http.SecurityScheme;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How callers prove who they are: the schemes of all routes, each once.
final class Guards {

  private final Map<String, SecurityScheme> schemes = new TreeMap<>();

  /// @throws IllegalArgumentException if one name stands for two schemes
  void add(List<Route> routes) {
    for (var route : routes) {
      route.access().map(AccessRule::schemes).orElse(List.of()).forEach(this::add);
    }
  }

  private void add(SecurityScheme scheme) {
    var other = schemes.putIfAbsent(scheme.name(), scheme);
    if (other != null && !other.equals(scheme)) {
      throw new IllegalArgumentException(
          "Two security schemes are called '%s': %s and %s. Give one of them another name."
              .formatted(scheme.name(), other, scheme));
    }
  }

  /// What a caller of the route must prove, in any of these ways; an empty list for nothing.
  ///
  /// @return empty where its rule does not say
  static Optional<List<Object>> of(Route route) {
    var rule = route.access().orElse(AccessRule.OPEN);
    List<Object> ways =
        rule.schemes().stream()
            .<Object>map(scheme -> Json.object(scheme.name(), List.of()))
            .toList();
    return ways.isEmpty() && !rule.equals(AccessRule.OPEN) ? Optional.empty() : Optional.of(ways);
  }

  /// The schemes by name, as OpenAPI has them.
  Map<String, Object> described() {
    var all = new TreeMap<String, Object>();
    schemes.forEach((name, scheme) -> all.put(name, described(scheme)));
    return Collections.unmodifiableMap(all);
  }

  private static Map<String, Object> described(SecurityScheme scheme) {
    return switch (scheme) {
      case SecurityScheme.Bearer bearer -> {
        var http = Json.object("type", "http", "scheme", "bearer");
        if (!bearer.format().isEmpty()) {
          http.put("bearerFormat", bearer.format());
        }
        yield http;
      }
      case SecurityScheme.Basic _ -> Json.object("type", "http", "scheme", "basic");
      case SecurityScheme.ApiKey key ->
          Json.object(
              "type", "apiKey", "in", key.in().name().toLowerCase(Locale.ROOT), "name", key.key());
      case SecurityScheme.MutualTls _ -> Json.object("type", "mutualTLS");
    };
  }
}
