package dev.tenon.http;

import dev.tenon.errors.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said of a route before what it takes.
///
/// @param access who may call it; null where nobody has said
/// @param label what it is called; null where nobody has said
/// @param refusals what its handler throws by itself
/// @param limits those of its own
record RouteOptions(
    @Nullable AccessRule access,
    @Nullable Label label,
    List<ErrorCode> refusals,
    RouteLimits limits) {

  static RouteOptions of(@Nullable AccessRule access) {
    return new RouteOptions(access, null, List.of(), RouteLimits.NONE);
  }

  RouteOptions guarded(AccessRule other) {
    return new RouteOptions(other, label, refusals, limits);
  }

  RouteOptions named(Label other) {
    return new RouteOptions(access, other, refusals, limits);
  }

  RouteOptions refusing(ErrorCode... codes) {
    var more = new ArrayList<>(refusals);
    more.addAll(List.of(codes));
    return new RouteOptions(access, label, List.copyOf(more), limits);
  }

  RouteOptions within(RouteLimits other) {
    return new RouteOptions(access, label, refusals, other);
  }
}
