package dev.tenon.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// In which ways a caller may prove who it is: each is a set of schemes, all of which it must
/// satisfy. A way without any is for everybody.
///
/// @param place where it is said
/// @param ways what the schemes and their scopes are; their names do not count
record Security(Place place, List<Set<String>> ways) {

  private static final Set<String> UNSAID = Set.of("some guard");

  /// What an operation asks, by itself or as its document says of all. Where it answers 401 and
  /// nothing says how to prove anything, something unknown is asked.
  static Security of(Place operation) {
    var document = Place.of(operation.root());
    var own = operation.at("security");
    var said = own.isThere() ? own : document.at("security");
    if (!said.isThere()) {
      boolean isGuarded = operation.at("responses").at("401").isThere();
      return new Security(own, List.of(isGuarded ? UNSAID : Set.of()));
    }
    var schemes = document.at("components").at("securitySchemes");
    var ways = new ArrayList<Set<String>>();
    said.items().forEach(way -> ways.add(way(way, schemes)));
    return new Security(said, ways.isEmpty() ? List.of(Set.of()) : ways);
  }

  private static Set<String> way(Place way, Place schemes) {
    return way.names().stream()
        .flatMap(name -> {
          var scheme = identity(schemes.to(name), name);
          var scopes = way.at(name).texts().stream().map(scope -> scheme + " " + scope);
          return Stream.concat(Stream.of(scheme), scopes);
        })
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String identity(Place scheme, String name) {
    return switch (scheme.at("type").text()) {
      case "http" -> "http " + scheme.at("scheme").text();
      case "apiKey" -> "apiKey " + scheme.at("in").text() + " " + scheme.at("name").text();
      case "mutualTLS" -> "mutualTLS";
      default -> name;
    };
  }

  /// Whether there was a way that is none any longer. What was not said cannot be compared.
  boolean isTighterThan(Security other) {
    return other.ways.stream()
        .anyMatch(was -> !was.equals(UNSAID) && ways.stream().noneMatch(was::containsAll));
  }
}
