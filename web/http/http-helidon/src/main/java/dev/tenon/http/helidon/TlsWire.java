package dev.tenon.http.helidon;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// TLS over the plain socket of a connection.
///
/// Helidon's own would agree with a client before any timer of ours runs, and its sockets cannot be
/// closed while another thread waits in a write. One thread reads, one at a time writes.
final class TlsWire implements Wire {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final HelidonSocket socket;
  private final SSLEngine engine;
  private final ReentrantLock writing = new ReentrantLock();

  /// Of a connection that waits, nothing is kept but the beginning of a record.
  private ByteBuffer received = NOTHING;

  private ByteBuffer plain = NOTHING;
  private volatile boolean isAgreed;

  TlsWire(HelidonSocket socket, SSLEngine engine) {
    this.socket = socket;
    this.engine = engine;
  }

  @Override
  public boolean isSecure() {
    return true;
  }

  @Override
  public void agree() {
    try {
      engine.beginHandshake();
      var status = engine.getHandshakeStatus();
      while (isUnderWay(status)) {
        status = follow(status);
      }
      isAgreed = true;
    } catch (SSLException e) {
      sayWhy();
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HandshakeStatus follow(HandshakeStatus status) throws IOException {
    return switch (status) {
      case NEED_TASK -> {
        runTasks();
        yield engine.getHandshakeStatus();
      }
      case NEED_WRAP -> seal().getHandshakeStatus();
      default -> {
        var result = unseal();
        if (result == null || result.getStatus() == Status.CLOSED) {
          throw new EOFException("The client ended the handshake");
        }
        yield result.getHandshakeStatus();
      }
    };
  }

  private static boolean isUnderWay(HandshakeStatus status) {
    return status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING;
  }

  private void runTasks() {
    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  @Override
  public byte @Nullable [] read() {
    try {
      while (true) {
        var result = unseal();
        if (result == null || result.getStatus() == Status.CLOSED) {
          return null;
        }
        if (isUnderWay(result.getHandshakeStatus())) {
          goOn(result.getHandshakeStatus());
        }
        if (result.bytesProduced() > 0) {
          var bytes = new byte[result.bytesProduced()];
          plain.flip().get(bytes);
          plain = NOTHING;
          return bytes;
        }
      }
    } catch (SSLException e) {
      sayWhy();
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A client of TLS 1.3 may renew its keys; to one of TLS 1.2 that wants to agree anew, which has
  /// been attacked and is asked for by nobody, the connection ends.
  private void goOn(HandshakeStatus status) throws IOException {
    if (!engine.getSession().getProtocol().equals("TLSv1.3")) {
      throw new SSLException("The client wants to renegotiate");
    }
    var next = status;
    while (next == HandshakeStatus.NEED_TASK || next == HandshakeStatus.NEED_WRAP) {
      next = follow(next);
    }
  }

  /// Opens one record, into `plain`; null where the client has ended without a word.
  private @Nullable SSLEngineResult unseal() throws IOException {
    if (!received.hasRemaining() && !receive()) {
      return null;
    }
    while (true) {
      if (plain.capacity() < received.remaining()) {
        plain = ByteBuffer.allocate(received.remaining());
      }
      var result = engine.unwrap(received, plain.clear());
      switch (result.getStatus()) {
        case BUFFER_UNDERFLOW -> {
          if (!receive()) {
            return null;
          }
        }
        case BUFFER_OVERFLOW -> plain = ByteBuffer.allocate(larger(plain.capacity()));
        default -> {
          return result;
        }
      }
    }
  }

  /// What a record holds is mostly shorter than the record; else it is as long as the engine says.
  private int larger(int capacity) throws SSLException {
    int largest = engine.getSession().getApplicationBufferSize();
    if (capacity >= largest) {
      throw new SSLException("A record that holds more than it may");
    }
    return largest;
  }

  /// A record is never longer than the engine takes, so what is kept is little more than one.
  private boolean receive() {
    plain = NOTHING;
    var bytes = socket.get();
    if (bytes == null) {
      return false;
    }
    received =
        received.hasRemaining()
            ? ByteBuffer.allocate(received.remaining() + bytes.length)
                .put(received)
                .put(bytes)
                .flip()
            : ByteBuffer.wrap(bytes);
    return true;
  }

  @Override
  public void write(BufferData data) {
    var bytes = new byte[data.available()];
    data.read(bytes);
    var open = ByteBuffer.wrap(bytes);
    writing.lock();
    try {
      var sealed = new byte[engine.getSession().getPacketBufferSize()];
      while (open.hasRemaining()) {
        seal(open, sealed);
      }
    } catch (SSLException e) {
      throw new UncheckedIOException(e);
    } finally {
      writing.unlock();
    }
  }

  /// Sends a record of the engine's own.
  private SSLEngineResult seal() throws SSLException {
    writing.lock();
    try {
      return seal(NOTHING, new byte[engine.getSession().getPacketBufferSize()]);
    } finally {
      writing.unlock();
    }
  }

  /// Sends one record, with as much of the bytes as it holds.
  private SSLEngineResult seal(ByteBuffer open, byte[] sealed) throws SSLException {
    var result = engine.wrap(open, ByteBuffer.wrap(sealed));
    if (result.bytesProduced() > 0) {
      socket.write(BufferData.create(sealed, 0, result.bytesProduced()));
    }
    if (open.hasRemaining() && result.getStatus() != Status.OK) {
      throw new SSLException("No more can be sent: " + result.getStatus());
    }
    return result;
  }

  /// What ends a TLS connection (RFC 8446, 6.1), unless somebody is still writing.
  @Override
  public void sayEnd() {
    if (isAgreed) {
      engine.closeOutbound();
      sayWhy();
    }
  }

  /// The last record that the engine has to send, its end or what went wrong.
  private void sayWhy() {
    if (!writing.tryLock()) {
      return;
    }
    try {
      while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
          && seal().bytesProduced() > 0) {}
    } catch (SSLException | UncheckedIOException e) {
      // The client was faster.
    } finally {
      writing.unlock();
    }
  }
}
