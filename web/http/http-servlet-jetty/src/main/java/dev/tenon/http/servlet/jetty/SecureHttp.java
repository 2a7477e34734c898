package dev.tenon.http.servlet.jetty;

import dev.tenon.http.ServerTls;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;

/// HTTP over TLS. Jetty's own makes a context of TLS from its own options; here each connection
/// asks [ServerTls], as under every engine.
final class SecureHttp extends AbstractConnectionFactory {

  private final ServerTls tls;
  private final StrictHttp http;

  SecureHttp(ServerTls tls, StrictHttp http) {
    super("TLS");
    this.tls = tls;
    this.http = http;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    var secure = new SecureConnection(connector, (TimedEndPoint) endPoint, tls.engine());
    configure(secure, connector, endPoint);
    var above = secure.getSslEndPoint();
    above.setConnection(http.newConnection(connector, above));
    return secure;
  }
}
