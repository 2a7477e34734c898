package dev.tenon.http.servlet;

import dev.tenon.http.spi.RawRequest;
import dev.tenon.http.spi.RequestBodyStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// A request as the container read it.
final class ContainerRequest implements RawRequest {

  private final HttpServletRequest request;
  private final RequestBodyStream body;

  ContainerRequest(HttpServletRequest request) {
    this.request = request;
    this.body = new RequestBodyStream(request::getInputStream);
  }

  /// Whether no request can follow on the connection, since its beginning could not be found. A
  /// container that finds it out after the answer would end the connection without having said so.
  boolean isLast() {
    try {
      return body.isBroken() || (hasBody() && !isWaiting() && !body.isReadOver(length()));
    } catch (IOException e) {
      return true;
    }
  }

  private boolean hasBody() {
    return request.getContentLengthLong() > 0 || isChunked();
  }

  private long length() {
    return isChunked() ? -1 : request.getContentLengthLong();
  }

  private boolean isChunked() {
    return request.getHeader("Transfer-Encoding") != null;
  }

  /// Whether the client waits for a word to send its body; the container knows.
  private boolean isWaiting() {
    return request.getHeader("Expect") != null;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  /// Of the container's many readings of a path the only one that is not decoded.
  @Override
  public String target() {
    var query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  @Override
  public List<String> headers(String name) {
    var values = request.getHeaders(name);
    return values.hasMoreElements() ? Collections.list(values) : List.of();
  }

  @Override
  public Collection<String> headerNames() {
    return Collections.list(request.getHeaderNames());
  }

  @Override
  public InputStream body() {
    return body;
  }

  /// Not as the container calls it, which may be what the target says.
  @Override
  public String scheme() {
    return request.isSecure() ? "https" : "http";
  }

  @Override
  public String remoteAddress() {
    return request.getRemoteAddr();
  }
}
