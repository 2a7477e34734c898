package dev.tenon.http;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// One thing that a handler takes from a request.
sealed interface Input<A> {

  /// Reads it.
  ///
  /// @throws DomainError if the request does not have it, or not as it must be
  A read(Request request);

  /// The kinds of the problems that reading it can end with.
  Set<ErrorKind> problems();

  private static DomainError saidOf(String part, DomainError error) {
    return error.code() == ErrorKind.INVALID
        ? DomainError.invalid("The " + part + " is invalid; errors says where.", error.problems())
        : error;
  }

  /// The n-th variable of the path. A text that cannot be such a value names nothing that exists:
  /// 404, not 422.
  record PathVariable<A>(int index, Contract<A> contract) implements Input<A> {

    @Override
    public Set<ErrorKind> problems() {
      return Set.of(ErrorKind.MALFORMED, ErrorKind.NOT_FOUND);
    }

    @Override
    public A read(Request request) {
      try {
        return contract.fromText(request.variable(index));
      } catch (DomainError e) {
        throw new DomainError(ErrorKind.NOT_FOUND, "There is nothing at this path.");
      }
    }
  }

  /// The query string as a record.
  record Query<A>(Contract<A> contract) implements Input<A> {

    @Override
    public Set<ErrorKind> problems() {
      return Set.of(ErrorKind.MALFORMED, ErrorKind.INVALID);
    }

    @Override
    public A read(Request request) {
      try {
        return contract.bind(request.query());
      } catch (DomainError e) {
        throw saidOf("query", e);
      }
    }
  }

  /// The body, in JSON.
  record JsonBody<A>(Contract<A> contract) implements Input<A> {

    @Override
    public Set<ErrorKind> problems() {
      return Set.of(
          ErrorKind.MALFORMED,
          ErrorKind.TIMEOUT,
          ErrorKind.TOO_LARGE,
          ErrorKind.UNSUPPORTED_MEDIA_TYPE,
          ErrorKind.INVALID);
    }

    @Override
    public A read(Request request) {
      requireJson(request.header("Content-Type").orElse(""));
      requireUncompressed(request.header("Content-Encoding").orElse("identity"));
      try {
        return contract.parse(request.body());
      } catch (DomainError e) {
        throw saidOf("request body", e);
      }
    }

    private static void requireUncompressed(String coding) {
      if (!coding.equalsIgnoreCase("identity")) {
        throw new DomainError(
            ErrorKind.UNSUPPORTED_MEDIA_TYPE,
            "The body must be sent as it is, without a Content-Encoding.");
      }
    }

    private static void requireJson(String contentType) {
      if (!contentType.equals("application/json") && !isJson(contentType)) {
        throw new DomainError(
            ErrorKind.UNSUPPORTED_MEDIA_TYPE,
            "The body must be sent as Content-Type: application/json, in UTF-8.");
      }
    }

    private static boolean isJson(String contentType) {
      var parts = contentType.toLowerCase(Locale.ROOT).replace("\"", "").split(";", -1);
      var type = parts[0].strip();
      return (type.equals("application/json")
              || (type.startsWith("application/") && type.endsWith("+json")))
          && Arrays.stream(parts).skip(1).allMatch(JsonBody::isHarmless);
    }

    private static boolean isHarmless(String parameter) {
      var text = parameter.strip();
      return !text.startsWith("charset=") || text.equals("charset=utf-8");
    }
  }

  /// The precondition of a write.
  record Precondition() implements Input<IfMatch> {

    @Override
    public Set<ErrorKind> problems() {
      return Set.of(ErrorKind.MALFORMED, ErrorKind.PRECONDITION_FAILED);
    }

    @Override
    public IfMatch read(Request request) {
      return IfMatch.parse(request.headers("If-Match"));
    }
  }

  /// The request itself.
  record Whole() implements Input<Request> {

    @Override
    public Set<ErrorKind> problems() {
      return Set.of();
    }

    @Override
    public Request read(Request request) {
      return request;
    }
  }
}
