package dev.tenon.http;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/// One thing that a handler takes from a request.
sealed interface Input<A> {

  /// What can be wrong with a body.
  Set<ErrorKind> OF_A_BODY =
      Set.of(
          ErrorKind.MALFORMED,
          ErrorKind.TIMEOUT,
          ErrorKind.TOO_LARGE,
          ErrorKind.UNSUPPORTED_MEDIA_TYPE,
          ErrorKind.INVALID);

  /// Reads it.
  ///
  /// @throws DomainError if the request does not have it, or not as it must be
  A read(Request request);

  /// The kinds of the problems that reading it can end with.
  Set<ErrorKind> problems();

  /// The error, said of a part of the request, such as `The query is`.
  private static DomainError saidOf(String part, DomainError error) {
    return error.code() == ErrorKind.INVALID
        ? DomainError.invalid(part + " invalid; errors says where.", error.problems())
        : error;
  }

  private static void requireUncompressed(Request request) {
    if (!request.header("Content-Encoding").orElse("identity").equalsIgnoreCase("identity")) {
      throw new DomainError(
          ErrorKind.UNSUPPORTED_MEDIA_TYPE,
          "The body must be sent as it is, without a Content-Encoding.");
    }
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
        throw saidOf("The query is", e);
      }
    }
  }

  /// The body, in JSON.
  record JsonBody<A>(Contract<A> contract) implements Input<A> {

    @Override
    public Set<ErrorKind> problems() {
      return OF_A_BODY;
    }

    @Override
    public A read(Request request) {
      requireJson(request.header("Content-Type").orElse(""));
      requireUncompressed(request);
      try {
        return contract.parse(request.body());
      } catch (DomainError e) {
        throw saidOf("The request body is", e);
      }
    }

    private static void requireJson(String contentType) {
      if (!contentType.equals("application/json") && !isJson(ContentType.of(contentType))) {
        throw new DomainError(
            ErrorKind.UNSUPPORTED_MEDIA_TYPE,
            "The body must be sent as Content-Type: application/json, in UTF-8.");
      }
    }

    private static boolean isJson(ContentType type) {
      return (type.name().equals("application/json")
              || (type.name().startsWith("application/") && type.name().endsWith("+json")))
          && type.isUtf8();
    }
  }

  /// The body, a form as browsers send it without files.
  record Form<A>(Contract<A> contract) implements Input<A> {

    static final String TYPE = "application/x-www-form-urlencoded";

    @Override
    public Set<ErrorKind> problems() {
      return OF_A_BODY;
    }

    @Override
    public A read(Request request) {
      var type = ContentType.of(request.header("Content-Type").orElse(""));
      if (!type.name().equals(TYPE) || !type.isUtf8()) {
        throw new DomainError(
            ErrorKind.UNSUPPORTED_MEDIA_TYPE,
            "The body must be sent as Content-Type: %s, in UTF-8.".formatted(TYPE));
      }
      requireUncompressed(request);
      try {
        return contract.bind(FormFields.ofBody(request.body()));
      } catch (DomainError e) {
        throw saidOf("The form is", e);
      }
    }
  }

  /// The body, in a form of another module.
  record OtherBody<A>(BodyReader<A> reader) implements Input<A> {

    @Override
    public Set<ErrorKind> problems() {
      return OF_A_BODY;
    }

    @Override
    public A read(Request request) {
      var type = ContentType.of(request.header("Content-Type").orElse(""));
      if (!type.name().equals(reader.mediaType())) {
        throw new DomainError(
            ErrorKind.UNSUPPORTED_MEDIA_TYPE,
            "The body must be sent as Content-Type: %s.".formatted(reader.mediaType()));
      }
      requireUncompressed(request);
      try {
        return reader.read(request);
      } catch (DomainError e) {
        throw saidOf("The request body is", e);
      } catch (IOException e) {
        throw new UncheckedIOException("The request body cannot be kept", e);
      }
    }
  }

  /// Headers as a record; those that it does not know are others' business.
  record HeaderFields<A>(Contract<A> contract) implements Input<A> {

    @Override
    public Set<ErrorKind> problems() {
      return Set.of(ErrorKind.INVALID);
    }

    @Override
    public A read(Request request) {
      var values = new HashMap<String, List<String>>();
      for (var name : contract.headerNames()) {
        var lines = request.headers(name);
        if (!lines.isEmpty()) {
          values.put(name, lines);
        }
      }
      try {
        return contract.bindHeaders(values);
      } catch (DomainError e) {
        throw saidOf("The headers are", e);
      }
    }
  }

  /// Cookies as a record; those that it does not know are others' business.
  record Cookies<A>(Contract<A> contract) implements Input<A> {

    @Override
    public Set<ErrorKind> problems() {
      return Set.of(ErrorKind.INVALID);
    }

    @Override
    public A read(Request request) {
      try {
        return contract.bind(CookieFields.only(contract.names(), request.headers("Cookie")));
      } catch (DomainError e) {
        throw saidOf("The cookies are", e);
      }
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
