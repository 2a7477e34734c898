package dev.tenon.http.servlet.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/// A connection that knows since when it waits, and for what: for bytes of a request, or for what
/// [#getWriteFlusher()] holds, which the client has yet to take.
final class TimedEndPoint extends SocketChannelEndPoint implements Timed {

  private final Patience patience;
  private final Wait wait;
  private volatile long movedAt = System.nanoTime();

  TimedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Patience patience) {
    super(channel, selector, key, scheduler);
    this.patience = patience;
    this.wait = new Wait(this, patience, message -> getChannel().write(message));
  }

  Patience patience() {
    return patience;
  }

  @Override
  public void answered() {
    wait.answered();
  }

  /// Ends the wait if it has lasted too long.
  ///
  /// @param isClosing whether no further request is waited for
  void endIfDue(long now, boolean isClosing) {
    if (getWriteFlusher().isPending()) {
      if (now - movedAt > patience.write()) {
        close(new TimeoutException("The client does not take its answer"));
      }
    } else if (getConnection() instanceof SecureConnection secure) {
      secure.endIfDue(now, isClosing);
    } else {
      wait.endIfDue(now, isClosing);
    }
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
    notIdle();
    super.write(callback, buffers);
  }

  /// Waits for a head.
  @Override
  public void fillInterested(Callback callback) {
    super.fillInterested(wait.forHead(callback));
  }

  /// Waits for a body, or, where TLS lies above, for anything.
  @Override
  public boolean tryFillInterested(Callback callback) {
    wait.forBody();
    return super.tryFillInterested(callback);
  }

  @Override
  public void notIdle() {
    movedAt = System.nanoTime();
    wait.moved();
  }

  /// Jetty's own timeouts are not used.
  @Override
  public void setIdleTimeout(long millis) {}
}
