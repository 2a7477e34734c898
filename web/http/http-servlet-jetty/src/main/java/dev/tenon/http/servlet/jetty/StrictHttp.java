package dev.tenon.http.servlet.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/// Jetty's HTTP/1 with a parser that refuses what [RequestLine] does, and a body whose trailers
/// break off, which Jetty forgives.
///
/// Jetty has no other place than its internal connection where one may put a parser; therefore this
/// module stays on the class path.
final class StrictHttp extends HttpConnectionFactory {

  StrictHttp(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(
        new StrictConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
  }

  private static final class StrictConnection extends HttpConnection {

    StrictConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    /// Jetty's own knows whom to tell of a request.
    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
      var handler = (HttpParser.RequestHandler) super.newHttpParser(compliance).getHandler();
      return new StrictParser(handler, getHttpConfiguration().getRequestHeaderSize(), compliance);
    }
  }

  private static final class StrictParser extends HttpParser {

    private final RequestLine line = new RequestLine();

    StrictParser(RequestHandler handler, int maxHeadBytes, HttpCompliance compliance) {
      super(handler, maxHeadBytes, compliance);
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
      if (isAmidLine() && !line.accepts(buffer)) {
        if (isStart()) {
          getHandler().messageBegin();
        }
        refuse(buffer, "Not a request line");
        return false;
      }
      if (isState(State.TRAILER) && isAtEOF() && !buffer.hasRemaining()) {
        refuse(buffer, "The body breaks off");
        return false;
      }
      int from = buffer.position();
      boolean isToBeHandled = super.parseNext(buffer);
      if (isComplete()) {
        line.follows(buffer, from);
      }
      return isToBeHandled;
    }

    private boolean isAmidLine() {
      return switch (getState()) {
        case START, METHOD, SPACE1, URI, SPACE2, REQUEST_VERSION -> true;
        default -> false;
      };
    }

    private void refuse(ByteBuffer buffer, String reason) {
      buffer.position(buffer.limit());
      badMessage(new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, reason));
    }
  }
}
