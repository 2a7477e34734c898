package dev.tenon.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A client, a server, and two threads that pass on what they say.
final class ProxiedConnection {

  private static final int BUFFER = 16_384;

  private final Socket client;
  private final Socket server;
  private final Thread toServer;
  private final Thread toClient;
  private final Consumer<ProxiedConnection> onEnd;
  private final AtomicInteger open = new AtomicInteger(2);

  ProxiedConnection(
      Socket client,
      Socket server,
      Flow toServer,
      Flow toClient,
      Consumer<ProxiedConnection> onEnd) {
    this.client = client;
    this.server = server;
    this.onEnd = onEnd;
    this.toServer = pump("fault-proxy-to-server", client, server, toServer);
    this.toClient = pump("fault-proxy-to-client", server, client, toClient);
  }

  void start() {
    toServer.start();
    toClient.start();
  }

  private Thread pump(String name, Socket from, Socket to, Flow flow) {
    return Thread.ofVirtual().name(name).unstarted(() -> pump(from, to, flow));
  }

  private void pump(Socket from, Socket to, Flow flow) {
    try {
      to.setTcpNoDelay(true);
      var in = from.getInputStream();
      var out = to.getOutputStream();
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        flow.pass(buffer, read, out);
      }
      flow.pass(buffer, 0, out);
      to.shutdownOutput();
      if (open.decrementAndGet() == 0) {
        end();
      }
    } catch (IOException broken) {
      reset();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /// Both ends are told that nothing more comes; what they still say goes nowhere.
  void finish() {
    for (var socket : new Socket[] {client, server}) {
      try {
        socket.shutdownOutput();
      } catch (IOException over) {
        // It had ended before.
      }
    }
    end();
  }

  /// Both ends are told that there is no such connection.
  void reset() {
    for (var socket : new Socket[] {client, server}) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException over) {
        // It had ended before.
      }
    }
    end();
  }

  private void end() {
    end(client);
    end(server);
    toServer.interrupt();
    toClient.interrupt();
    onEnd.accept(this);
  }

  static void end(Closeable socket) {
    try {
      socket.close();
    } catch (IOException over) {
      // Nothing is left to be ended.
    }
  }
}
