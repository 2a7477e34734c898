package dev.tenon.http.servlet.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.Callback;

/// TLS between a connection and its HTTP: agreed on in the time that a request has, and never a
/// second time. The waits for requests are told by what comes out of it, since bytes of TLS are no
/// part of a request; those for a client to take its answer, by the connection below.
final class SecureConnection extends SslConnection implements SslHandshakeListener {

  private final long begunAt = System.nanoTime();
  private volatile boolean isAgreed;

  SecureConnection(Connector connector, TimedEndPoint endPoint, SSLEngine engine) {
    super(connector.getByteBufferPool(), connector.getExecutor(), null, endPoint, engine);
    setRenegotiationAllowed(false);
    addHandshakeListener(this);
  }

  /// Called while this is made.
  @Override
  protected SslEndPoint newSslEndPoint() {
    return new SecureEndPoint();
  }

  private TimedEndPoint below() {
    return (TimedEndPoint) getEndPoint();
  }

  @Override
  public void handshakeSucceeded(Event event) {
    isAgreed = true;
  }

  /// Ends the wait if it has lasted too long.
  ///
  /// @param isClosing whether no further request is waited for
  void endIfDue(long now, boolean isClosing) {
    if (isAgreed) {
      ((SecureEndPoint) getSslEndPoint()).wait.endIfDue(now, isClosing);
    } else if (isClosing || now - begunAt > below().patience().request()) {
      below().close(new TimeoutException("The client did not agree in time"));
    }
  }

  /// What is above TLS.
  private final class SecureEndPoint extends SslEndPoint implements Timed {

    private final Wait wait = new Wait(this, below().patience(), this::flush);

    @Override
    public void answered() {
      wait.answered();
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
      int filled = super.fill(buffer);
      if (filled > 0) {
        wait.filled();
      }
      return filled;
    }

    @Override
    public void write(Callback callback, ByteBuffer... buffers) {
      wait.moved();
      super.write(callback, buffers);
    }

    /// Waits for a head.
    @Override
    public void fillInterested(Callback callback) {
      super.fillInterested(wait.forHead(callback));
    }

    /// Waits for a body.
    @Override
    public boolean tryFillInterested(Callback callback) {
      wait.forBody();
      return super.tryFillInterested(callback);
    }
  }
}
