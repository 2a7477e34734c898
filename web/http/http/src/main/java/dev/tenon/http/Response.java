package dev.tenon.http;

import org.jspecify.annotations.Nullable;

/// What a handler answers when it has more to say than a value: headers, or another of the statuses
/// that its route declares.
///
/// Immutable.
///
/// @param value the value, written by the route's contract
/// @param status null for the route's own
/// @param headers added to those of the route
public record Response<T>(T value, @Nullable Integer status, Headers headers) {

  /// A response with the route's status.
  public static <T> Response<T> of(T value) {
    return new Response<>(value, null, Headers.none());
  }

  /// This response with another status, which the route must have declared with [Output#or(int)].
  public Response<T> status(int other) {
    return new Response<>(value, other, headers);
  }

  /// This response with one more header.
  ///
  /// @throws IllegalArgumentException if the name or the value cannot stand in a header
  public Response<T> header(String name, String content) {
    return new Response<>(value, status, headers.and(name, content));
  }

  /// This response with one more cookie to keep.
  public Response<T> cookie(Cookie cookie) {
    return header("Set-Cookie", cookie.header());
  }
}
