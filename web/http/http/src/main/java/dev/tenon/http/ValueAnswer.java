package dev.tenon.http;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Calls a handler and turns what it gives into a reply, in JSON or in another form that the caller
/// takes more gladly.
record ValueAnswer<R>(
    Handler<R> handler,
    Contract<R> contract,
    int status,
    List<Integer> otherStatuses,
    List<Header<R>> headers,
    List<Variant<R>> variants) {

  private static final String JSON = "application/json";

  /// Reads the inputs and calls the user's method.
  @FunctionalInterface
  interface Handler<R> {
    Response<R> handle(Request request) throws Exception;
  }

  /// A header that is made from the request and the value.
  record Header<R>(String name, BiFunction<Request, R, String> value) {}

  ValueAnswer {
    requireSuccess(status);
    otherStatuses.forEach(ValueAnswer::requireSuccess);
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
    var types = variants.stream().map(Variant::type).toList();
    answers.add(new Answer(status, Optional.of(contract), names, types));
    for (int other : otherStatuses) {
      answers.add(new Answer(other, Optional.of(contract), names, types));
    }
    if (method == Method.GET && names.contains("ETag")) {
      answers.add(new Answer(304, Optional.empty(), names));
    }
    return List.copyOf(answers);
  }

  Reply answer(Request request) throws Exception {
    if (!variants.isEmpty()) {
      return chosen(request);
    }
    Accept.require(JSON, request.headers("Accept"));
    var response = handler.handle(request);
    return reply(request, response, headersOf(request, response), null);
  }

  private Reply chosen(Request request) throws Exception {
    var types = Stream.concat(Stream.of(JSON), variants.stream().map(Variant::type)).toList();
    int best = Accept.best(types, request.headers("Accept"));
    var response = handler.handle(request);
    var all = headersOf(request, response).and("Vary", "Accept");
    return reply(request, response, all, best == 0 ? null : variants.get(best - 1));
  }

  /// @param variant null for JSON
  private Reply reply(
      Request request, Response<R> response, Headers headers, @Nullable Variant<R> variant) {
    int declared = declared(response);
    var all = variant == null ? headers : variant.over(headers);
    if (EntityTags.isKnown(request, all)) {
      return new Reply(304, all, Body.EMPTY);
    }
    return variant == null
        ? new Reply(
            declared,
            all.with("Content-Type", JSON),
            new Body.Bytes(contract.toJson(response.value())))
        : new Reply(declared, all, new Body.Bytes(variant.body().apply(response.value())));
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
