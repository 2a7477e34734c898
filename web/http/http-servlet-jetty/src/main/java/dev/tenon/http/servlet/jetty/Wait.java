package dev.tenon.http.servlet.jetty;

import dev.tenon.errors.ErrorKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.util.Callback;

/// For what of a request a connection waits, and since when.
///
/// Jetty waits for what [AbstractEndPoint#getFillInterest()] is told, bytes of a head or a body.
/// Whoever takes the interest away has the connection: so one that gets its bytes at the last
/// moment is either served or ended, never both.
final class Wait {

  private final AbstractEndPoint endPoint;
  private final Patience patience;
  private final LastWord lastWord;

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

  /// @param endPoint whose requests are waited for
  /// @param lastWord says that the head of a request is late
  Wait(AbstractEndPoint endPoint, Patience patience, LastWord lastWord) {
    this.endPoint = endPoint;
    this.patience = patience;
    this.lastWord = lastWord;
  }

  /// Sends something past Jetty, which has no request that it could answer.
  interface LastWord {
    void say(ByteBuffer message) throws IOException;
  }

  /// The request is answered; bytes that come now begin the next.
  void answered() {
    isBegun = false;
    isLate = false;
  }

  /// Bytes came or went.
  void moved() {
    movedAt = System.nanoTime();
  }

  /// Bytes of a request came.
  void filled() {
    moved();
    if (!isBegun) {
      begunAt = System.nanoTime();
      isBegun = true;
    }
  }

  /// Waits for a head.
  ///
  /// @param callback whom to tell
  /// @return whom the end point is to tell
  Callback forHead(Callback callback) {
    awaitsBody = false;
    head = callback;
    return headWait;
  }

  /// Waits for a body.
  void forBody() {
    awaitsBody = true;
  }

  /// Ends it if it has lasted too long.
  ///
  /// @param isClosing whether no further request is waited for
  void endIfDue(long now, boolean isClosing) {
    if (endPoint.isFillInterested() && isDue(now, isClosing)) {
      end();
    }
  }

  private boolean isDue(long now, boolean isClosing) {
    if (isBegun) {
      return now - begunAt > patience.request();
    }
    long longest = endPoint.isOutputShutdown() ? Patience.LINGER : patience.idle();
    return isClosing || now - movedAt > longest;
  }

  private void end() {
    var late = new TimeoutException("The request did not arrive in time");
    if (!awaitsBody) {
      endPoint.getFillInterest().onFail(late);
    } else if (!isLate) {
      isLate = true;
      endPoint.getConnection().onIdleExpired(late);
    }
  }

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
      endPoint.close(cause);
    }

    @Override
    public InvocationType getInvocationType() {
      return head.getInvocationType();
    }
  }

  /// It is short, and nothing else is on its way: the socket takes it at once, or the client is
  /// gone.
  private void sayItIsLate() {
    try {
      lastWord.say(patience.refusal().message(ErrorKind.TIMEOUT));
    } catch (IOException e) {
      // The client was faster.
    }
  }
}
