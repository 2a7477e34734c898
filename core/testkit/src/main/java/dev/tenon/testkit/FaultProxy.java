package dev.tenon.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A network that misbehaves when a test says so: it stands between a client and a server, and
/// passes on what both say.
///
/// ```java
/// try (var proxy = FaultProxy.to("127.0.0.1", server.port())) {
///   var client = connect(proxy.port());
///   proxy.silence(Direction.TO_CLIENT);
///   assertThatThrownBy(client::ask).isInstanceOf(TransientError.class);
///   proxy.heal();
///   assertThat(client.ask()).isEqualTo("pong");
/// }
/// ```
///
/// A fault is in force from its call until [#heal()], for the connections that there are and those
/// to come; faults of several kinds add up. Nothing that was sent is lost but by [#reset()],
/// [#cut()] and [#close()]: as with TCP, it comes late.
///
/// Thread-safe. A call after [#close()] throws an `IllegalStateException`.
public final class FaultProxy implements AutoCloseable {

  /// Below the ports that the system hands out by itself: so the port is still free after a cut.
  private static final int FIRST_PORT = 20_000;

  private static final int LAST_PORT = 32_000;
  private static final int ATTEMPTS = 200;
  private static final int BACKLOG = 128;
  private static final int CONNECT_MILLIS = 5_000;
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private final InetSocketAddress target;
  private final int port;
  private final Flow toServer = new Flow();
  private final Flow toClient = new Flow();
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Listener listener;
  private boolean isClosed;

  /// A port and the thread that waits for connections to it.
  private record Listener(ServerSocket socket, Thread thread) {}

  private FaultProxy(InetSocketAddress target) {
    this.target = target;
    var first = listenAnywhere();
    this.port = first.getLocalPort();
    accept(first);
  }

  /// A proxy to a server, on a free port of this machine's own address. The server need not run
  /// yet; while it does not, connections are reset.
  public static FaultProxy to(InetSocketAddress target) {
    return new FaultProxy(target);
  }

  /// A proxy to a server.
  public static FaultProxy to(String host, int port) {
    return to(new InetSocketAddress(host, port));
  }

  /// Where clients connect instead.
  public InetSocketAddress address() {
    return new InetSocketAddress(HERE, port);
  }

  /// The port of [#address()].
  public int port() {
    return port;
  }

  /// How many connections there are through it.
  public int connections() {
    return connections.size();
  }

  /// Holds everything back for a while, both ways.
  public void latency(Duration delay) {
    for (var direction : Direction.values()) {
      latency(direction, delay);
    }
  }

  /// Holds everything back for a while, one way: each piece that is read at once, one after the
  /// other.
  ///
  /// @throws IllegalArgumentException if the delay is negative
  public void latency(Direction direction, Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay is not negative: " + delay);
    }
    flow(direction).latency(delay);
  }

  /// Lets so many bytes a second pass, each way.
  public void bandwidth(long bytesPerSecond) {
    for (var direction : Direction.values()) {
      bandwidth(direction, bytesPerSecond);
    }
  }

  /// Lets so many bytes a second pass, one way.
  ///
  /// @throws IllegalArgumentException if there would be none
  public void bandwidth(Direction direction, long bytesPerSecond) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "bytesPerSecond is 1 or more, not %d. For none there is silence()."
              .formatted(bytesPerSecond));
    }
    flow(direction).bandwidth(bytesPerSecond);
  }

  /// Passes everything on in small pieces, both ways.
  public void slice(int maxBytes) {
    for (var direction : Direction.values()) {
      slice(direction, maxBytes);
    }
  }

  /// Passes everything on in small pieces, one way, a millisecond apart, so that a reader mostly
  /// gets one at a time.
  ///
  /// @throws IllegalArgumentException if a piece would hold nothing
  public void slice(Direction direction, int maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is 1 or more, not " + maxBytes);
    }
    flow(direction).slice(maxBytes);
  }

  /// Passes nothing on, both ways; connections stay open and new ones are accepted.
  public void silence() {
    for (var direction : Direction.values()) {
      silence(direction);
    }
  }

  /// Passes nothing on, one way; what is sent meanwhile arrives after [#heal()].
  public void silence(Direction direction) {
    flow(direction).silence();
  }

  /// Breaks all connections now, by RST to both ends, as when a machine forgets them. New ones are
  /// accepted.
  public void reset() {
    requireOpen();
    connections.forEach(ProxiedConnection::reset);
  }

  /// Ends all connections now, by FIN to both ends, and refuses new ones until [#heal()], as when
  /// the server is shut down.
  public void cut() {
    lock.lock();
    try {
      requireOpen();
      stopListening();
    } finally {
      lock.unlock();
    }
    connections.forEach(ProxiedConnection::finish);
  }

  /// Ends every fault: what was held back is passed on, and new connections are accepted.
  ///
  /// @throws UncheckedIOException if the port was taken by somebody else during a cut
  public void heal() {
    lock.lock();
    try {
      requireOpen();
      toServer.heal();
      toClient.heal();
      if (listener == null) {
        accept(listening(port));
      }
    } catch (IOException taken) {
      throw new UncheckedIOException("Port %d cannot be had again.".formatted(port), taken);
    } finally {
      lock.unlock();
    }
  }

  /// Resets all connections and gives the port back; does nothing the second time.
  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      stopListening();
    } finally {
      lock.unlock();
    }
    connections.forEach(ProxiedConnection::reset);
  }

  private Flow flow(Direction direction) {
    requireOpen();
    return switch (direction) {
      case TO_SERVER -> toServer;
      case TO_CLIENT -> toClient;
    };
  }

  private void requireOpen() {
    lock.lock();
    try {
      if (isClosed) {
        throw new IllegalStateException("This proxy is closed.");
      }
    } finally {
      lock.unlock();
    }
  }

  private static ServerSocket listenAnywhere() {
    for (var attempt = 1; ; attempt++) {
      try {
        return listening(ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT));
      } catch (IOException taken) {
        if (attempt == ATTEMPTS) {
          throw new UncheckedIOException("No port to listen on was found.", taken);
        }
      }
    }
  }

  private static ServerSocket listening(int port) throws IOException {
    var socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(HERE, port), BACKLOG);
      return socket;
    } catch (IOException taken) {
      socket.close();
      throw taken;
    }
  }

  private void stopListening() {
    var current = listener;
    listener = null;
    if (current != null) {
      ProxiedConnection.end(current.socket());
      ended(current.thread());
    }
  }

  /// Waits for it, since it has the port until it ends, which it does at once.
  private static void ended(Thread thread) {
    var isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket socket) {
    var thread = Thread.ofVirtual().name("fault-proxy").start(() -> acceptAll(socket));
    listener = new Listener(socket, thread);
  }

  private void acceptAll(ServerSocket socket) {
    try {
      while (true) {
        var client = socket.accept();
        Thread.ofVirtual().name("fault-proxy-connect").start(() -> connect(client, socket));
      }
    } catch (IOException ended) {
      // Nobody listens there any more.
    }
  }

  /// @param through where the client came in; when that is closed by now, it came too late
  private void connect(Socket client, ServerSocket through) {
    var server = new Socket();
    var connection = new ProxiedConnection(client, server, toServer, toClient, connections::remove);
    connections.add(connection);
    try {
      server.connect(target, CONNECT_MILLIS);
      if (!through.isClosed()) {
        connection.start();
        return;
      }
    } catch (IOException away) {
      // Reset below.
    }
    connection.reset();
  }
}
