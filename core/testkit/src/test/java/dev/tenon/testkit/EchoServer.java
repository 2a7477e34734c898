package dev.tenon.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Says back what it hears, and tells what it heard.
final class EchoServer implements AutoCloseable {

  /// In place of a byte: the end of a connection, in order or broken.
  static final int END = -1;

  static final int BROKEN = -2;

  private final ServerSocket socket;
  private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();

  EchoServer() throws IOException {
    socket = new ServerSocket(0, 16, InetAddress.ofLiteral("127.0.0.1"));
    Thread.startVirtualThread(this::serveAll);
  }

  int port() {
    return socket.getLocalPort();
  }

  /// What came next; null for nothing within the time.
  Integer heard(long millis) throws InterruptedException {
    return heard.poll(millis, TimeUnit.MILLISECONDS);
  }

  Integer heard() throws InterruptedException {
    return heard(30_000);
  }

  private void serveAll() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        Thread.startVirtualThread(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      var in = client.getInputStream();
      for (int each = in.read(); each >= 0; each = in.read()) {
        heard.add(each);
        client.getOutputStream().write(each);
      }
      heard.add(END);
      client.getOutputStream().write('.');
    } catch (IOException broken) {
      heard.add(BROKEN);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
