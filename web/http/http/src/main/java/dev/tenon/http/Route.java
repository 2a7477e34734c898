package dev.tenon.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One method on one path, with who may call it, what it takes and what answers it. Made by
/// [Routes]; immutable.
public final class Route {

  private final Method method;
  private final Template path;
  private final @Nullable AccessRule access;
  private final List<Input<?>> inputs;
  private final Router.Destination handler;

  Route(
      Method method,
      Template path,
      @Nullable AccessRule access,
      List<Input<?>> inputs,
      Router.Destination handler) {
    this.method = method;
    this.path = path;
    this.access = access;
    this.inputs = inputs;
    this.handler = handler;
  }

  /// The method.
  public Method method() {
    return method;
  }

  /// The path with its variables in braces.
  public String template() {
    return path.text();
  }

  /// The rule that decides who may call it; empty where none was stated, in which case a
  /// [Dispatcher] refuses the route.
  public Optional<AccessRule> access() {
    return Optional.ofNullable(access);
  }

  Template path() {
    return path;
  }

  List<Input<?>> inputs() {
    return inputs;
  }

  Reply answer(Request request) throws Exception {
    access().orElseThrow().check(request);
    return handler.answer(request);
  }

  /// `GET /api/v1/products/{id}`.
  @Override
  public String toString() {
    return method + " " + path.text();
  }
}
