package dev.tenon.command;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.scaffold.ServiceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "routes",
    description = "Lists the routes of this service, from its openapi.json.",
    mixinStandardHelpOptions = true)
final class RoutesCommand implements Callable<Integer> {

  private static final String DOCUMENT = "openapi.json";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private record Route(String method, String path, String name, String summary) {

    Map<String, Object> toMap() {
      return new TreeMap<>(
          Map.of("method", method, "name", name, "path", path, "summary", summary));
    }
  }

  private final Session session;

  @Option(names = "--json", description = "says it as JSON")
  private boolean asJson;

  RoutesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var file = ServiceFolder.around(session.folder()).root().resolve(DOCUMENT);
    var routes = routes(file);
    if (asJson) {
      session.json(Map.of("routes", routes.stream().map(Route::toMap).toList()));
    } else {
      int path = routes.stream().mapToInt(route -> route.path.length()).max().orElse(0) + 2;
      int name = routes.stream().mapToInt(route -> route.name.length()).max().orElse(0) + 2;
      for (var route : routes) {
        var line = "%-7s %-" + path + "s%-" + name + "s%s";
        session
            .out()
            .println(
                line.formatted(route.method, route.path, route.name, route.summary)
                    .stripTrailing());
      }
    }
    return ExitCode.OK;
  }

  private static List<Route> routes(Path file) {
    var routes = new ArrayList<Route>();
    for (var path : object(member(read(file), "paths")).entrySet()) {
      for (var operation : object(path.getValue()).entrySet()) {
        var method = String.valueOf(operation.getKey());
        if (METHODS.contains(method)) {
          routes.add(
              new Route(
                  method.toUpperCase(Locale.ROOT),
                  String.valueOf(path.getKey()),
                  text(operation.getValue(), "operationId"),
                  text(operation.getValue(), "summary")));
        }
      }
    }
    return routes;
  }

  private static Object read(Path file) {
    try {
      return Contract.of(Object.class).parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw unreadable(file, "it cannot be read: " + e.getMessage());
    } catch (DomainError e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private static CommandFailure unreadable(Path file, String why) {
    return new CommandFailure(
        CommandFailure.NOT_BUILT,
        "%s does not say the routes: %s.".formatted(file, why),
        "Write it with make openapi.");
  }

  private static Object member(Object json, String name) {
    var value = object(json).get(name);
    return value == null ? Map.of() : value;
  }

  private static String text(Object json, String name) {
    return member(json, name) instanceof String text ? text : "";
  }

  private static Map<?, ?> object(Object json) {
    return json instanceof Map<?, ?> map ? map : Map.of();
  }
}
