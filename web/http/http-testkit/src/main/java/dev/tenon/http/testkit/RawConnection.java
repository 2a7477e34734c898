package dev.tenon.http.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// A TCP connection that sends bytes as they are, for what no HTTP client would send. Used by one
/// thread.
public final class RawConnection implements Closeable {

  private static final int READ_TIMEOUT_MILLIS = 10_000;

  private static final int TRICKLE_MILLIS = 20;

  private final Socket socket;
  private final InputStream in;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /// Connects to a port of this machine.
  public static RawConnection to(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    return new RawConnection(socket);
  }

  /// Connects to a port of this machine that speaks TLS, and agrees with it.
  ///
  /// @param tls whom to trust, and what to show
  /// @throws IOException if they do not agree
  public static RawConnection to(int port, SSLContext tls) throws IOException {
    var plain = new Socket(InetAddress.getLoopbackAddress(), port);
    plain.setSoTimeout(READ_TIMEOUT_MILLIS);
    try {
      var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", port, true);
      socket.startHandshake();
      return new RawConnection(socket);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /// Sends text, one byte a character, and keeps the connection open.
  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// Says that no more will be sent.
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /// All that comes until the server closes the connection.
  public String readToEnd() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /// All that comes until the server closes the connection or breaks it off, as it may when it did
  /// not read all that was sent.
  public String readUntilClosed() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      in.transferTo(bytes);
    } catch (SocketException | SSLException e) {
      // Reset: what came before it is what there is.
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// The first characters that come.
  public String readSome(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /// The first line that comes, and the headers after it.
  public String readHead() throws IOException {
    return readUntil("\r\n\r\n");
  }

  /// All that comes until this text has, one character a byte; or all there is.
  public String readUntil(String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end, text.length() - end.length()) < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      text.append((char) next);
    }
    return text.toString();
  }

  /// The first line that comes, and the rest of that answer: headers and a body of the length that
  /// they say.
  public String readAnswer() throws IOException {
    var head = readHead();
    return head + readSome(length(head));
  }

  /// Sends one character again and again, slowly, until an answer comes; gives what comes until the
  /// server closes the connection.
  public String trickleUntilAnswered(char character) throws IOException {
    int waits = READ_TIMEOUT_MILLIS / TRICKLE_MILLIS;
    for (int i = 0; i < waits && !hasAnswerWithin(Duration.ofMillis(TRICKLE_MILLIS)); i++) {
      try {
        send(String.valueOf(character));
      } catch (SocketException | SSLException e) {
        // Closed in the same moment; what was answered is still to be read.
        break;
      }
    }
    return readUntilClosed();
  }

  /// Whether anything of an answer comes in this time; it is still there to be read.
  public boolean hasAnswerWithin(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    in.mark(1);
    try {
      return in.read() >= 0;
    } catch (SocketTimeoutException | SocketException | SSLException e) {
      return false;
    } finally {
      in.reset();
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    }
  }

  /// Reads to the end in pieces with pauses between them.
  ///
  /// @return how many bytes came
  public long readSlowly(Duration pause, int piece) throws IOException {
    long all = 0;
    int read;
    do {
      LockSupport.parkNanos(pause.toNanos());
      read = in.readNBytes(piece).length;
      all += read;
    } while (read == piece);
    return all;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }
}
