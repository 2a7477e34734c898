package dev.tenon.http;

import dev.tenon.contracts.Contract;
import dev.tenon.http.Input.Cookies;
import dev.tenon.http.Input.Form;
import dev.tenon.http.Input.HeaderFields;
import dev.tenon.http.Input.JsonBody;
import dev.tenon.http.Input.OtherBody;
import dev.tenon.http.Input.PathVariable;
import dev.tenon.http.Input.Query;
import java.util.ArrayList;
import java.util.List;

/// A route that is being said: what all steps share.
record RouteDraft(
    Routes routes, Method method, Template path, RouteOptions options, List<Input<?>> inputs) {

  static RouteDraft of(Routes routes, Method method, Template path, RouteOptions options) {
    return new RouteDraft(routes, method, path, options, List.of());
  }

  RouteDraft with(RouteOptions others) {
    return new RouteDraft(routes, method, path, others, inputs);
  }

  RouteDraft with(Input<?> input) {
    var more = new ArrayList<>(inputs);
    more.add(input);
    return new RouteDraft(routes, method, path, options, List.copyOf(more));
  }

  /// The input for the next variable of the path.
  ///
  /// @throws IllegalArgumentException if one text is not enough for such a value
  <A> PathVariable<A> pathVariable(Class<A> type) {
    var contract = Contract.of(type);
    if (!contract.isScalar()) {
      throw new IllegalArgumentException(
          "%s %s cannot take %s from a variable of its path, which is one text."
              .formatted(method, path.text(), contract.name()));
    }
    return new PathVariable<>((int) pathInputs(), contract);
  }

  /// The input for the query string.
  ///
  /// @throws RuntimeException if it is no record, or has a component that texts cannot give
  <A> Query<A> query(Class<A> type) {
    var contract = Contract.of(type);
    // Asked here so that the start fails, not the first request.
    contract.names();
    return new Query<>(contract);
  }

  /// The input for headers.
  ///
  /// @throws RuntimeException if it is no record, or has a component that texts cannot give
  <A> HeaderFields<A> headers(Class<A> type) {
    var contract = Contract.of(type);
    contract.headerNames();
    return new HeaderFields<>(contract);
  }

  /// The input for cookies.
  ///
  /// @throws RuntimeException if it is no record, or has a component that texts cannot give
  <A> Cookies<A> cookies(Class<A> type) {
    var contract = Contract.of(type);
    contract.names();
    return new Cookies<>(contract);
  }

  /// The input for the body.
  <A> JsonBody<A> jsonBody(Class<A> type) {
    requireOneBody();
    requireInMemory();
    return new JsonBody<>(Contract.of(type));
  }

  /// The input for the body as a form.
  ///
  /// @throws RuntimeException if it is no record, or has a component that texts cannot give
  <A> Form<A> form(Class<A> type) {
    requireOneBody();
    requireInMemory();
    var contract = Contract.of(type);
    contract.names();
    return new Form<>(contract);
  }

  /// The input for the body in a form of another module.
  <A> OtherBody<A> otherBody(BodyReader<A> reader) {
    requireOneBody();
    return new OtherBody<>(reader);
  }

  private void requireInMemory() {
    if (options.limits().maxBodyBytes().orElse(0) > IncomingBody.MOST_IN_MEMORY) {
      throw new IllegalArgumentException(
          "%s %s takes its body as a whole, which has %d bytes at most. Lower its maxBodyBytes."
              .formatted(method, path.text(), IncomingBody.MOST_IN_MEMORY));
    }
  }

  private void requireOneBody() {
    if (inputs.stream().anyMatch(RouteDraft::isBody)) {
      throw new IllegalArgumentException(
          "%s %s takes its body twice; a request has one. Take it with .body(…) or .form(…)."
              .formatted(method, path.text()));
    }
  }

  private static boolean isBody(Input<?> input) {
    return input instanceof JsonBody || input instanceof Form || input instanceof OtherBody;
  }

  /// The routes with this one, whose handler gives nothing.
  Routes does(Match.Destination handler) {
    return answeredBy(handler, List.of(Answer.NOTHING));
  }

  /// The routes with this one, once it is known what answers it.
  ///
  /// @param answers what is known of the answers
  Routes answeredBy(Match.Destination handler, List<Answer> answers) {
    if (path.variables() != pathInputs()) {
      throw new IllegalArgumentException(
          "%s %s has %d variables and takes %d with .path(…)."
              .formatted(method, path.text(), path.variables(), pathInputs()));
    }
    return routes.and(new Route(this, answers, handler));
  }

  private long pathInputs() {
    return inputs.stream().filter(PathVariable.class::isInstance).count();
  }
}
