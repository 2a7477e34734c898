package dev.tenon.examples.products;

import dev.tenon.http.testkit.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Clients that keep their connections and retry nothing: each sends one request after the other,
/// reading and writing in turn, and opens a new connection where the last answer said so.
///
/// A request has failed if its answer is none, breaks off or is a 5xx. One on a connection that was
/// opened after the drain was over, and on which no answer began, is turned away instead: by then
/// nobody sends it there.
final class KeepAliveLoad {

  private static final String READ =
      "GET /api/v1/products?limit=1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String BODY = "{\"name\": \"tea\", \"price\": 1}";
  private static final String WRITE =
      "POST /api/v1/products HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
          + BODY.length()
          + "\r\n\r\n"
          + BODY;

  private final int port;
  private final List<Thread> clients = new ArrayList<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger answeredLast = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private volatile long drained = Long.MAX_VALUE;

  private KeepAliveLoad(int port) {
    this.port = port;
  }

  static KeepAliveLoad of(int connections, int port) {
    var load = new KeepAliveLoad(port);
    for (int i = 0; i < connections; i++) {
      load.clients.add(Thread.ofVirtual().start(load::send));
    }
    return load;
  }

  /// The service is told to end now.
  ///
  /// @param delay how long it drains at least
  void ends(Duration delay) {
    drained = System.nanoTime() + delay.toNanos();
  }

  /// Waits until no client is served any more.
  void join() throws InterruptedException {
    for (var client : clients) {
      client.join();
    }
  }

  int answered() {
    return answered.get();
  }

  /// How many answers said that they were the last of their connection.
  int answeredLast() {
    return answeredLast.get();
  }

  int turnedAway() {
    return turnedAway.get();
  }

  int failed() {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// How requests failed, and how often.
  Map<String, Integer> failures() {
    return failures;
  }

  private void send() {
    boolean isServed = true;
    for (int i = 0; isServed; i++) {
      isServed = isServedOnAConnection(i);
    }
  }

  /// Sends until the connection is over; says whether to open another.
  private boolean isServedOnAConnection(int turn) {
    long opened = System.nanoTime();
    int sent = 0;
    try (var connection = RawConnection.to(port)) {
      while (true) {
        connection.send((turn + sent) % 2 == 0 ? READ : WRITE);
        var answer = connection.readAnswer();
        if (!isWhole(answer)) {
          return isOver(opened, sent, answer.isEmpty() ? "no answer" : "an answer breaks off");
        }
        sent++;
        count(answer);
        if (answer.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n")) {
          answeredLast.incrementAndGet();
          return true;
        }
      }
    } catch (IOException e) {
      return isOver(opened, sent, String.valueOf(e.getMessage()));
    }
  }

  private void count(String answer) {
    if (answer.startsWith("HTTP/1.1 2")) {
      answered.incrementAndGet();
    } else {
      failures.merge(answer.lines().findFirst().orElseThrow(), 1, Integer::sum);
    }
  }

  private boolean isOver(long opened, int sent, String how) {
    if (sent == 0 && opened > drained && !how.startsWith("an answer")) {
      turnedAway.incrementAndGet();
    } else {
      failures.merge(how, 1, Integer::sum);
    }
    return false;
  }

  private static boolean isWhole(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    return end > 0 && answer.length() - end - 4 == length(answer.substring(0, end));
  }

  private static int length(String head) {
    @Nullable String line =
        head.lines()
            .map(each -> each.toLowerCase(Locale.ROOT))
            .filter(each -> each.startsWith("content-length:"))
            .findFirst()
            .orElse(null);
    return line == null ? 0 : Integer.parseInt(line.substring(15).strip());
  }
}
