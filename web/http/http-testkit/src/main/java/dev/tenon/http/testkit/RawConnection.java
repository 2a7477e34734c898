package dev.tenon.http.testkit;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// A TCP connection that sends bytes as they are, for what no HTTP client would send. Used by one
/// thread.
public final class RawConnection implements Closeable {

  private static final int READ_TIMEOUT_MILLIS = 10_000;

  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  /// Connects to a port of this machine.
  public static RawConnection to(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    return new RawConnection(socket);
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
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// All that comes until the server closes the connection or breaks it off, as it may when it did
  /// not read all that was sent.
  public String readUntilClosed() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (SocketException e) {
      // Reset: what came before it is what there is.
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// The first characters that come.
  public String readSome(int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  /// The first line that comes, and the headers after it.
  public String readHead() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /// The first line that comes, and the rest of that answer: headers and a body of the length that
  /// they say.
  public String readAnswer() throws IOException {
    var head = readHead();
    return head + readSome(length(head));
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
