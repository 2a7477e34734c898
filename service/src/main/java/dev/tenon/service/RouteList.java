package dev.tenon.service;

import dev.tenon.contracts.Contract;
import dev.tenon.http.AccessRule;
import dev.tenon.http.Filter;
import dev.tenon.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

/// What a service answers, for people and for programs.
///
/// @param filters what stands around each request, the outermost first
/// @param routes in the order in which they were said; those of a management port last
record RouteList(List<String> filters, List<Line> routes) {

  private static final Contract<RouteList> CONTRACT = Contract.of(RouteList.class);

  /// One route.
  ///
  /// @param port `service`, or `management` where that has one of its own
  /// @param access `open`, or `guarded` by a rule
  /// @param limits those of its own, such as `body 20000000, deadline 120000ms`; empty where those
  ///   of the service hold
  record Line(
      String method,
      String path,
      String name,
      String topic,
      String access,
      String port,
      String limits,
      String summary) {

    private static Line of(Route route, String port) {
      return new Line(
          route.method().name(),
          route.template(),
          route.operationId(),
          route.topic().orElse(""),
          route.access().filter(AccessRule.OPEN::equals).isPresent() ? "open" : "guarded",
          port,
          limits(route),
          route.summary().orElse(""));
    }

    private static String limits(Route route) {
      var limits = new StringJoiner(", ");
      route.maxBodyBytes().ifPresent(bytes -> limits.add("body " + bytes));
      route.deadline().ifPresent(span -> limits.add("deadline " + span.toMillis() + "ms"));
      return limits.toString();
    }
  }

  /// A column of the table.
  private record Column(String title, Function<Line, String> text) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("METHOD", Line::method),
          new Column("PATH", Line::path),
          new Column("NAME", Line::name),
          new Column("TOPIC", Line::topic),
          new Column("ACCESS", Line::access),
          new Column("PORT", Line::port),
          new Column("LIMITS", Line::limits),
          new Column("SUMMARY", Line::summary));

  static RouteList of(Ports ports, List<Filter> filters) {
    var lines = new ArrayList<Line>();
    ports.routes().list().forEach(route -> lines.add(Line.of(route, "service")));
    ports.management().list().forEach(route -> lines.add(Line.of(route, "management")));
    return new RouteList(filters.stream().map(Filter::name).toList(), List.copyOf(lines));
  }

  /// A table, and under it the filters.
  String table() {
    var widths =
        COLUMNS.stream()
            .map(column ->
                routes.stream()
                    .mapToInt(line -> column.text.apply(line).length())
                    .reduce(column.title.length(), Math::max))
            .toList();
    var table = new StringBuilder(row(widths, Column::title));
    routes.forEach(line -> table.append(row(widths, column -> column.text.apply(line))));
    return table
        .append("\nFilters around each, the outermost first: ")
        .append(String.join(", ", filters))
        .append(".\n")
        .toString();
  }

  /// One object, in one line.
  String json() {
    return new String(CONTRACT.toJson(this), StandardCharsets.UTF_8) + "\n";
  }

  private static String row(List<Integer> widths, Function<Column, String> text) {
    var row = new StringBuilder();
    for (int i = 0; i < COLUMNS.size(); i++) {
      var cell = text.apply(COLUMNS.get(i));
      row.append(cell).append(" ".repeat(widths.get(i) - cell.length() + 2));
    }
    return row.toString().stripTrailing() + "\n";
  }
}
