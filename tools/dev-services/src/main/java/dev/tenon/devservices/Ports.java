package dev.tenon.devservices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/// Ports of this machine's own address.
final class Ports {

  /// Below those that the system hands out by itself, so that a port that was ours is likely still
  /// free at the next start. What the nodes of a cluster take beside is below the first.
  private static final int FIRST = 22_000;

  private static final int LAST = 32_000;

  /// How far from its port the nodes of a cluster speak to each other.
  static final int TO_CLUSTER_BUS = 10_000;

  private static final int ATTEMPTS = 200;
  private static final int PATIENCE_MILLIS = 500;
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private Ports() {}

  static int free() {
    return free(Ports::isFree);
  }

  static int free(IntPredicate isFree) {
    for (var i = 0; i < ATTEMPTS; i++) {
      var port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (isFree.test(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "No free port was found between %s and %s."
            .formatted(Integer.toString(FIRST), Integer.toString(LAST)));
  }

  /// Ports of which the one that a node of a Redis cluster uses beside it is free, too.
  static List<Integer> freeForClusterNodes(int count) {
    return freeForClusterNodes(count, Ports::isFree);
  }

  static List<Integer> freeForClusterNodes(int count, IntPredicate isFree) {
    Set<Integer> found = new LinkedHashSet<>();
    for (var i = 0; i < ATTEMPTS && found.size() < count; i++) {
      var port = free(isFree) - TO_CLUSTER_BUS;
      if (isFree.test(port)) {
        found.add(port);
      }
    }
    if (found.size() < count) {
      throw new IllegalStateException("No free ports were found for a cluster.");
    }
    return List.copyOf(found);
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, HERE)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /// Whether somebody takes connections there, which is faster to find out than to log in.
  static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(HERE, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
