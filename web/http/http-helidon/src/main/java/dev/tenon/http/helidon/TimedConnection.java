package dev.tenon.http.helidon;

import dev.tenon.http.HttpOptions;
import dev.tenon.http.ServerTls;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A connection as Helidon gives it to its HTTP/1.1, with a timer on what is read and written.
final class TimedConnection implements ConnectionContext, DataWriter {

  /// Of a longer answer the client must take this much at a time.
  private static final int SLICE = 64 * 1024;

  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  private static final byte[] INTERIM = "HTTP/1.1 1".getBytes(StandardCharsets.US_ASCII);

  private final ConnectionContext connection;
  private final Wire wire;
  private final DataReader reader;
  private final ConnectionTimer timer;
  private final CountDownLatch ended = new CountDownLatch(1);

  /// @param tls null where the connection speaks none
  TimedConnection(ConnectionContext connection, @Nullable ServerTls tls, HttpOptions options) {
    this.connection = connection;
    this.wire =
        tls == null
            ? new PlainWire(connection.serverSocket(), connection.dataWriter())
            : new TlsWire(connection.serverSocket(), tls.engine());
    this.reader = DataReader.create(this::read);
    this.timer = new ConnectionTimer(options);
  }

  /// Ends the connection if the client has kept it waiting for too long.
  ///
  /// @param refusal makes what a client is sent whose request did not come in time
  void endIfDue(long now, Supplier<byte[]> refusal) {
    var due = timer.dueAt(now);
    if (due != ConnectionTimer.Due.NOTHING) {
      Thread.ofVirtual().start(() -> end(due, refusal));
    }
  }

  /// Ends the connection if no request has begun on it.
  void endIfIdle(Supplier<byte[]> refusal) {
    if (timer.isIdleOver()) {
      Thread.ofVirtual().start(() -> end(ConnectionTimer.Due.END, refusal));
    }
  }

  /// Agrees with the client on how both speak, in the time that a request has.
  void agree() {
    if (wire.isSecure()) {
      require(timer.awaitAgreement(System.nanoTime()));
      try {
        wire.agree();
      } catch (UncheckedIOException e) {
        throw new ServerConnectionException("The client does not agree", e);
      } finally {
        require(timer.agreed());
      }
    }
  }

  /// Says that no more will be sent, if there is time for that.
  void sayEnd() {
    if (wire.isSecure() && timer.awaitTaking(System.nanoTime())) {
      wire.sayEnd();
      timer.taken();
    }
  }

  private void end(ConnectionTimer.Due due, Supplier<byte[]> refusal) {
    try {
      if (due == ConnectionTimer.Due.REFUSAL_AND_END) {
        wire.write(BufferData.create(refusal.get()));
      }
      sayEndInTime();
      connection.serverSocket().close();
    } catch (UncheckedIOException e) {
      // The client was faster.
    } finally {
      ended.countDown();
    }
  }

  /// Whoever takes nothing does not keep the connection open by that.
  private void sayEndInTime() {
    if (wire.isSecure()) {
      try {
        Thread.ofVirtual().start(wire::sayEnd).join(LAST_WORD);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private byte @Nullable [] read() {
    require(timer.awaitBytes(System.nanoTime()));
    try {
      return wire.read();
    } catch (UncheckedIOException e) {
      throw new ServerConnectionException("The connection cannot be read", e);
    } finally {
      require(timer.cameAt(System.nanoTime()));
    }
  }

  private void require(boolean inTime) {
    if (!inTime) {
      // Helidon closes the connection after this, and the refusal must be out before.
      awaitEnd();
      throw new ServerConnectionException("The client was too slow", new SocketTimeoutException());
    }
  }

  private void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void writeNow(BufferData buffer) {
    boolean isLast = !isInterim(buffer);
    while (buffer.available() > SLICE) {
      var slice = new byte[SLICE];
      buffer.read(slice);
      writeSlice(BufferData.create(slice));
    }
    writeSlice(buffer);
    if (isLast) {
      timer.answered();
    }
  }

  private void writeSlice(BufferData slice) {
    require(timer.awaitTaking(System.nanoTime()));
    try {
      wire.write(slice);
    } finally {
      require(timer.taken());
    }
  }

  /// Whether this tells a client to go on sending its request.
  private static boolean isInterim(BufferData buffer) {
    if (buffer.available() < INTERIM.length) {
      return false;
    }
    for (int i = 0; i < INTERIM.length; i++) {
      if (buffer.get(i) != INTERIM[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void writeNow(BufferData... buffers) {
    writeNow(BufferData.create(buffers));
  }

  @Override
  public void write(BufferData... buffers) {
    writeNow(buffers);
  }

  @Override
  public void write(BufferData buffer) {
    writeNow(buffer);
  }

  @Override
  public DataWriter dataWriter() {
    return this;
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public ListenerContext listenerContext() {
    return connection.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return connection.executor();
  }

  @Override
  public Router router() {
    return connection.router();
  }

  @Override
  public HelidonSocket serverSocket() {
    return connection.serverSocket();
  }

  @Override
  public PeerInfo remotePeer() {
    return connection.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return connection.localPeer();
  }

  @Override
  public boolean isSecure() {
    return wire.isSecure();
  }

  @Override
  public String socketId() {
    return connection.socketId();
  }

  @Override
  public String childSocketId() {
    return connection.childSocketId();
  }
}
