package dev.tenon.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The routes of a resource, said as values: method and path, then what the handler takes in
/// reading order, then the handler, then what it gives. The compiler checks each step against the
/// one before.
///
/// ```java
/// Routes.under("/api/v1/products").open()
///     .post("").body(NewProduct.class).calls(this::create).located(Product::id).gives(201, Product.class)
///     .get("/{id}").path(UUID.class).calls(this::retrieve).gives(Product.class)
///     .delete("/{id}").path(UUID.class).does(this::delete);
/// ```
///
/// A path is made of literals and of variables in braces, which take one whole segment each; a
/// slash at its end does not count. Where both fit, a literal wins over a variable, whatever the
/// methods: next to `/{id}` with GET, a `/best` with POST alone answers GET with 405.
///
/// Immutable: each call gives new routes with those before, so a part can be kept and shared.
public final class Routes {

  private final String prefix;
  private final @Nullable AccessRule access;
  private final String topic;
  private final List<Route> routes;

  private Routes(String prefix, @Nullable AccessRule access, String topic, List<Route> routes) {
    this.prefix = prefix;
    this.access = access;
    this.topic = topic;
    this.routes = routes;
  }

  /// No routes yet, for paths below a prefix such as `/api/v1/products`; empty or `/` for none.
  ///
  /// @throws IllegalArgumentException if the prefix is no path
  public static Routes under(String prefix) {
    var trimmed = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    Template.parse(trimmed);
    return new Routes(trimmed, null, "", List.of());
  }

  /// The routes that follow are for everybody, unless one says otherwise.
  public Routes open() {
    return guarded(AccessRule.OPEN);
  }

  /// The routes that follow are for those whom this rule lets in, unless one says otherwise.
  public Routes guarded(AccessRule rule) {
    return new Routes(prefix, rule, topic, routes);
  }

  /// The routes that follow are listed under this heading by whoever describes them; without it,
  /// under the first literal of their path after `api` and a version.
  public Routes topic(String heading) {
    if (heading.isBlank()) {
      throw new IllegalArgumentException("A topic says what the routes are about; leave it out.");
    }
    return new Routes(prefix, access, heading, routes);
  }

  String topic() {
    return topic;
  }

  /// A route that reads.
  public Inputs0 get(String path) {
    return route(Method.GET, path);
  }

  /// A route that creates, or does what no other method says.
  public Inputs0 post(String path) {
    return route(Method.POST, path);
  }

  /// A route that replaces.
  public Inputs0 put(String path) {
    return route(Method.PUT, path);
  }

  /// A route that changes in part.
  public Inputs0 patch(String path) {
    return route(Method.PATCH, path);
  }

  /// A route that removes.
  public Inputs0 delete(String path) {
    return route(Method.DELETE, path);
  }

  /// These routes and those of another resource, each with the prefix and the rule that it was said
  /// with.
  public Routes and(Routes others) {
    var all = new ArrayList<>(routes);
    all.addAll(others.routes);
    return new Routes(prefix, access, topic, List.copyOf(all));
  }

  Routes and(Route route) {
    var all = new ArrayList<>(routes);
    all.add(route);
    return new Routes(prefix, access, topic, List.copyOf(all));
  }

  /// All routes in the order in which they were said.
  public List<Route> list() {
    return routes;
  }

  private Inputs0 route(Method method, String path) {
    if (!path.isEmpty() && !path.startsWith("/")) {
      throw new IllegalArgumentException(
          "The path of a route is empty or begins with a slash: '%s'.".formatted(path));
    }
    return new Inputs0(
        RouteDraft.of(this, method, Template.parse(prefix + path), RouteOptions.of(access)));
  }
}
