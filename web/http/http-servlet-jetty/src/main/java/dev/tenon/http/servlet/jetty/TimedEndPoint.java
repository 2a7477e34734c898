package dev.tenon.http.servlet.jetty;

import dev.tenon.errors.ErrorKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/// A connection that knows since when it waits, and for what.
///
/// Jetty waits in two ways: for what [#getFillInterest()] is told, bytes of a head or a body, and
/// for what [#getWriteFlusher()] holds, which the client has yet to take. Whoever takes the
/// interest away has the connection: so one that gets its bytes at the last moment is either served
/// or ended, never both.
final class TimedEndPoint extends SocketChannelEndPoint {

  private final Patience patience;

  /// When bytes last came or went, or the wait for them began.
  private volatile long movedAt = System.nanoTime();

  /// When the first byte of the request came, where there is one.
  private volatile long begunAt;

  private volatile boolean isBegun;
  private volatile boolean awaitsBody;

  /// Whether it was said that the body is late; said once.
  private volatile boolean isLate;

  private volatile Callback head = Callback.NOOP;
  private final Callback headWait = new HeadWait();

  TimedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Patience patience) {
    super(channel, selector, key, scheduler);
    this.patience = patience;
  }

  /// The request is answered; bytes that come now begin the next.
  void answered() {
    isBegun = false;
    isLate = false;
  }

  /// Ends the wait if it has lasted too long.
  ///
  /// @param isClosing whether no further request is waited for
  void endIfDue(long now, boolean isClosing) {
    if (getWriteFlusher().isPending()) {
      if (now - movedAt > patience.write()) {
        close(new TimeoutException("The client does not take its answer"));
      }
    } else if (isFillInterested() && isDue(now, isClosing)) {
      endReading();
    }
  }

  private boolean isDue(long now, boolean isClosing) {
    if (isBegun) {
      return now - begunAt > patience.request();
    }
    return isClosing || now - movedAt > (isOutputShutdown() ? Patience.LINGER : patience.idle());
  }

  private void endReading() {
    var late = new TimeoutException("The request did not arrive in time");
    if (!awaitsBody) {
      getFillInterest().onFail(late);
    } else if (!isLate) {
      isLate = true;
      getConnection().onIdleExpired(late);
    }
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    int filled = super.fill(buffer);
    if (filled > 0 && !isBegun) {
      begunAt = System.nanoTime();
      isBegun = true;
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
    awaitsBody = false;
    head = callback;
    super.fillInterested(headWait);
  }

  /// Waits for a body.
  @Override
  public boolean tryFillInterested(Callback callback) {
    awaitsBody = true;
    return super.tryFillInterested(callback);
  }

  @Override
  public void notIdle() {
    movedAt = System.nanoTime();
  }

  /// Jetty's own timeouts are not used.
  @Override
  public void setIdleTimeout(long millis) {}

  /// What is called when bytes of a head arrive, or will not.
  private final class HeadWait implements Callback {

    @Override
    public void succeeded() {
      head.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      if (isBegun && cause instanceof TimeoutException) {
        sayItIsLate();
      }
      head.failed(cause);
      close(cause);
    }

    @Override
    public InvocationType getInvocationType() {
      return head.getInvocationType();
    }
  }

  /// Past Jetty, which has no request that it could answer. It is short, and nothing else is on its
  /// way: the socket takes it at once, or the client is gone.
  private void sayItIsLate() {
    try {
      getChannel().write(patience.refusal().message(ErrorKind.TIMEOUT));
    } catch (IOException e) {
      // The client was faster.
    }
  }
}
