package dev.tenon.errors;

/// The closed table of failures: one row a kind, with its HTTP status (RFC 9110, RFC 6585), its
/// gRPC status (`google.rpc.Code`) and whether the same request may succeed later.
///
/// Each kind is also the [ErrorCode] of the plain case, so that a service needs codes of its own
/// only where a client must tell two failures of one kind apart.
public enum ErrorKind implements ErrorCode {
  /// The request cannot be read at all: broken JSON, broken percent-encoding.
  MALFORMED(400, 3, false),
  /// The caller has not said who it is, or not credibly.
  UNAUTHENTICATED(401, 16, false),
  /// The caller is known and may not do this.
  FORBIDDEN(403, 7, false),
  /// There is no such thing, or the caller must not know that there is.
  NOT_FOUND(404, 5, false),
  /// The thing exists and cannot be asked for in this way.
  METHOD_NOT_ALLOWED(405, 12, false),
  /// None of the forms in which the answer exists is acceptable to the caller.
  NOT_ACCEPTABLE(406, 3, false),
  /// The request did not arrive in time.
  TIMEOUT(408, 4, true),
  /// The request contradicts the present state of the thing.
  CONFLICT(409, 6, false),
  /// There was such a thing, and it will not come back.
  GONE(410, 5, false),
  /// The thing has changed since the caller last saw it.
  PRECONDITION_FAILED(412, 9, false),
  /// The body is larger than the service accepts.
  TOO_LARGE(413, 8, false),
  /// The request target is longer than the service accepts.
  URI_TOO_LONG(414, 3, false),
  /// The body is in a form that the service does not read.
  UNSUPPORTED_MEDIA_TYPE(415, 3, false),
  /// The caller asks for a part of something that does not have it.
  RANGE_NOT_SATISFIABLE(416, 11, false),
  /// The request can be read and says something that is not allowed; the problems say what and
  /// where.
  INVALID(422, 3, false),
  /// The request must name the version that it wants to change.
  PRECONDITION_REQUIRED(428, 9, false),
  /// The caller asks more often than it may.
  TOO_MANY_REQUESTS(429, 8, true),
  /// The headers are larger or more than the service accepts.
  HEADERS_TOO_LARGE(431, 3, false),
  /// A fault of the service.
  INTERNAL(500, 13, false),
  /// The service knows the request and does not do it.
  NOT_IMPLEMENTED(501, 12, false),
  /// Something that the service needs is away; ask again.
  UNAVAILABLE(503, 14, true),
  /// The service did not finish in time.
  DEADLINE_EXCEEDED(504, 4, true);

  private final int httpStatus;
  private final int grpcStatus;
  private final boolean retryable;

  ErrorKind(int httpStatus, int grpcStatus, boolean retryable) {
    this.httpStatus = httpStatus;
    this.grpcStatus = grpcStatus;
    this.retryable = retryable;
  }

  @Override
  public ErrorKind kind() {
    return this;
  }

  /// The HTTP status, 400 to 599.
  public int httpStatus() {
    return httpStatus;
  }

  /// The number of the gRPC status, 1 to 16.
  public int grpcStatus() {
    return grpcStatus;
  }

  /// Whether the same request, sent again later, may succeed without a change by the caller.
  public boolean retryable() {
    return retryable;
  }

  /// Whether the cause lies with the caller: an HTTP status of 400 to 499.
  public boolean isClientError() {
    return httpStatus < 500;
  }
}
