package dev.tenon.http.servlet.jetty;

/// An end point that knows how long it has waited for a request.
interface Timed {

  /// The request is answered; bytes that come now begin the next.
  void answered();
}
