package dev.tenon.http.servlet.jetty;

import dev.tenon.errors.ErrorKind;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What each request passes on its way to the servlet: refuses what Jetty lets through and the
/// dispatcher must not see, lets no request follow one of HTTP/1.0, since intermediaries have
/// disagreed about when one may, and says when the answer is done.
final class Gate extends Handler.Wrapper {

  /// Colon, space and line end.
  private static final int FRAMING = 4;

  private final int maxHeaderBytes;
  private final Refusal refusal;

  Gate(int maxHeaderBytes, Refusal refusal, Handler servlet) {
    super(servlet);
    this.maxHeaderBytes = maxHeaderBytes;
    this.refusal = refusal;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var connection = request.getConnectionMetaData();
    try {
      var flaw = flaw(request.getHeaders());
      if (flaw != null) {
        refusal.write(flaw, response, callback);
        return true;
      }
      if (connection.getHttpVersion() == HttpVersion.HTTP_1_0) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
      }
      return super.handle(ofItsScheme(request, connection.isSecure()), response, callback);
    } finally {
      // The servlet is done with the answer when it returns.
      ((Timed) connection.getConnection().getEndPoint()).answered();
    }
  }

  /// Jetty believes a target that names a scheme more than the connection.
  private static Request ofItsScheme(Request request, boolean isSecure) {
    return request.isSecure() == isSecure ? request : new OfScheme(request, isSecure);
  }

  private static final class OfScheme extends Request.Wrapper {

    private final boolean isSecure;

    OfScheme(Request request, boolean isSecure) {
      super(request);
      this.isSecure = isSecure;
    }

    @Override
    public boolean isSecure() {
      return isSecure;
    }
  }

  /// Jetty knows the size of headers only together with the target, and takes any list of codings
  /// that ends in `chunked` (RFC 9112, 6.1).
  private @Nullable ErrorKind flaw(HttpFields headers) {
    int size = 0;
    for (var header : headers) {
      size += size(header);
      if (header.is("Transfer-Encoding") && !"chunked".equalsIgnoreCase(header.getValue())) {
        return ErrorKind.NOT_IMPLEMENTED;
      }
    }
    return size > maxHeaderBytes ? ErrorKind.HEADERS_TOO_LARGE : null;
  }

  private static int size(HttpField header) {
    var value = header.getValue();
    return header.getName().length() + FRAMING + (value == null ? 0 : value.length());
  }
}
