package dev.tenon.lock.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Hands one connection on to a server, and counts its round trips: how often the client speaks
/// after the server did.
final class Relay implements AutoCloseable {

  private final ServerSocket entrance;
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicBoolean serverSpokeLast = new AtomicBoolean(true);

  private Relay(ServerSocket entrance) {
    this.entrance = entrance;
  }

  static Relay to(String host, int port) throws IOException {
    var relay = new Relay(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    Thread.startVirtualThread(() -> relay.serve(host, port));
    return relay;
  }

  int port() {
    return entrance.getLocalPort();
  }

  int turns() {
    return turns.get();
  }

  private void serve(String host, int port) {
    try (var client = entrance.accept();
        var server = new Socket(host, port)) {
      Thread.startVirtualThread(() -> relay(server, client, () -> serverSpokeLast.set(true)));
      relay(client, server, this::clientSpeaks);
    } catch (IOException ended) {
      // With the test.
    }
  }

  private void clientSpeaks() {
    if (serverSpokeLast.compareAndSet(true, false)) {
      turns.incrementAndGet();
    }
  }

  private static void relay(Socket from, Socket to, Runnable onBytes) {
    try {
      copy(from.getInputStream(), to.getOutputStream(), onBytes);
    } catch (IOException ended) {
      // By either of them.
    }
  }

  private static void copy(InputStream in, OutputStream out, Runnable onBytes) throws IOException {
    var buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      onBytes.run();
      out.write(buffer, 0, n);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
