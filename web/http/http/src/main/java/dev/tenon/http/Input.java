package dev.tenon.http;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.Locale;

/// One thing that a handler takes from a request.
sealed interface Input<A> {

  /// Reads it.
  ///
  /// @throws DomainError if the request does not have it, or not as it must be
  A read(Request request);

  /// The n-th variable of the path. A text that cannot be such a value names nothing that exists:
  /// 404, not 422.
  record PathVariable<A>(int index, Contract<A> contract) implements Input<A> {

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
    public A read(Request request) {
      return contract.bind(request.query());
    }
  }

  /// The body, in JSON.
  record JsonBody<A>(Contract<A> contract) implements Input<A> {

    @Override
    public A read(Request request) {
      requireJson(request.header("Content-Type").orElse(""));
      return contract.parse(request.body());
    }

    private static void requireJson(String contentType) {
      if (!contentType.equals("application/json") && !isJson(contentType)) {
        throw new DomainError(
            ErrorKind.UNSUPPORTED_MEDIA_TYPE,
            "The body must be sent as Content-Type: application/json, in UTF-8.");
      }
    }

    private static boolean isJson(String contentType) {
      var parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
      var type = parts[0].strip();
      var parameter = parts.length == 1 ? "" : parts[1].replace("\"", "").strip();
      return (type.equals("application/json")
              || (type.startsWith("application/") && type.endsWith("+json")))
          && (!parameter.startsWith("charset=") || parameter.equals("charset=utf-8"));
    }
  }

  /// The precondition of a write.
  record Precondition() implements Input<IfMatch> {

    @Override
    public IfMatch read(Request request) {
      return IfMatch.parse(request.headers("If-Match"));
    }
  }

  /// The request itself.
  record Whole() implements Input<Request> {

    @Override
    public Request read(Request request) {
      return request;
    }
  }
}
