package dev.tenon.sql.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/// A way to a server that breaks once: when a client first sends a word.
final class BreakingOnce implements AutoCloseable {

  private final int target;
  private final String word;
  private final AtomicBoolean hasBroken = new AtomicBoolean();
  private final ServerSocket server;

  BreakingOnce(int target, String word) {
    this.target = target;
    this.word = word;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  boolean hasBroken() {
    return hasBroken.get();
  }

  private void accept() {
    try {
      while (true) {
        var client = server.accept();
        var behind = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> forward(client, behind, true));
        Thread.ofVirtual().start(() -> forward(behind, client, false));
      }
    } catch (IOException closed) {
      // The end.
    }
  }

  private void forward(Socket from, Socket to, boolean breaks) {
    try (from;
        to) {
      var buffer = new byte[8192];
      int length;
      while ((length = from.getInputStream().read(buffer)) >= 0) {
        var said = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        if (breaks && said.contains(word) && hasBroken.compareAndSet(false, true)) {
          return;
        }
        to.getOutputStream().write(buffer, 0, length);
      }
    } catch (IOException gone) {
      // One end closed; so does the other.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
