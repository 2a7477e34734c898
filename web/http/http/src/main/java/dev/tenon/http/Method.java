package dev.tenon.http;

import org.jspecify.annotations.Nullable;

/// The methods of RFC 9110 and RFC 5789 that a service answers. Any other is answered with 501.
public enum Method {
  /// Reads.
  GET,
  /// Reads the headers only; answered by the GET route.
  HEAD,
  /// Creates, or does what no other method says.
  POST,
  /// Replaces.
  PUT,
  /// Changes in part.
  PATCH,
  /// Removes.
  DELETE,
  /// Asks what is possible; answered from the routes.
  OPTIONS;

  /// The method of this name, which is case-sensitive; null for one that is not served.
  static @Nullable Method of(String name) {
    return switch (name) {
      case "GET" -> GET;
      case "HEAD" -> HEAD;
      case "POST" -> POST;
      case "PUT" -> PUT;
      case "PATCH" -> PATCH;
      case "DELETE" -> DELETE;
      case "OPTIONS" -> OPTIONS;
      default -> null;
    };
  }
}
