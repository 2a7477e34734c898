package dev.tenon.http;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Calls a handler and turns what it gives into a reply in JSON.
record JsonAnswer<R>(
    Handler<R> handler,
    Contract<R> contract,
    int status,
    List<Integer> otherStatuses,
    List<Header<R>> headers) {

  private static final String JSON = "application/json";

  /// Reads the inputs and calls the user's method.
  @FunctionalInterface
  interface Handler<R> {
    Response<R> handle(Request request) throws Exception;
  }

  /// A header that is made from the request and the value.
  record Header<R>(String name, BiFunction<Request, R, String> value) {}

  JsonAnswer {
    requireSuccess(status);
    otherStatuses.forEach(JsonAnswer::requireSuccess);
  }

  static <R> Header<R> location(Template path, Function<? super R, ?> id) {
    return new Header<>(
        "Location",
        (request, value) -> path.child(request.match().variables(), id.apply(value).toString()));
  }

  static <R> Header<R> entityTag(Function<? super R, ?> version) {
    return new Header<>("ETag", (request, value) -> EntityTags.strong(version.apply(value)));
  }

  /// What a route with this method can answer.
  List<Answer> described(Method method) {
    var names = headers.stream().map(Header::name).distinct().toList();
    var answers = new ArrayList<Answer>();
    answers.add(new Answer(status, Optional.of(contract), names));
    for (int other : otherStatuses) {
      answers.add(new Answer(other, Optional.of(contract), names));
    }
    if (method == Method.GET && names.contains("ETag")) {
      answers.add(new Answer(304, Optional.empty(), names));
    }
    return List.copyOf(answers);
  }

  Reply answer(Request request) throws Exception {
    Accept.require(JSON, request.headers("Accept"));
    var response = handler.handle(request);
    int declared = declared(response);
    var all = headersOf(request, response);
    return EntityTags.isKnown(request, all)
        ? new Reply(304, all, Body.EMPTY)
        : new Reply(
            declared,
            all.with("Content-Type", JSON),
            new Body.Bytes(contract.toJson(response.value())));
  }

  private int declared(Response<R> response) {
    var own = response.status();
    if (own != null && own != status && !otherStatuses.contains(own)) {
      throw new IllegalStateException(
          "The handler answered %d, which its route does not declare: add .or(%d)."
              .formatted(own, own));
    }
    return own == null ? status : own;
  }

  private Headers headersOf(Request request, Response<R> response) {
    var all = response.headers();
    for (var header : headers) {
      if (!all.contains(header.name())) {
        all = all.and(header.name(), header.value().apply(request, response.value()));
      }
    }
    return all;
  }

  private static void requireSuccess(int status) {
    if (status < 200 || status > 299 || Reply.isBodiless(status)) {
      throw new IllegalArgumentException(
          "A route gives a body with a status from 200 to 299 other than 204 and 205, not %d. Errors are thrown as %s (%s …); no body is .does(…)."
              .formatted(status, DomainError.class.getSimpleName(), ErrorKind.NOT_FOUND));
    }
  }
}
