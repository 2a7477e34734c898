package dev.tenon.http.vertx;

import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.Reply;
import dev.tenon.http.ServerTls;
import dev.tenon.http.spi.HttpDate;
import dev.tenon.http.spi.RawRequest;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What all connections of an engine share. Thread-safe.
final class Site {

  /// How long what a client still sends after its last answer is read, so that it can read that.
  private static final long LINGER_NANOS = 2_000_000_000;

  private final Dispatcher dispatcher;
  private final HttpOptions options;
  private final @Nullable ServerTls tls;
  private final HttpDate date = new HttpDate();
  private final ThreadFactory threads =
      Thread.ofVirtual().inheritInheritableThreadLocals(false).factory();
  private final long requestNanos;
  private final long idleNanos;
  private final long writeNanos;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean draining;
  private volatile boolean closing;

  /// @throws dev.tenon.http.TlsFailure if TLS is asked for and cannot be spoken
  Site(Dispatcher dispatcher, HttpOptions options) {
    this.dispatcher = dispatcher;
    this.options = options;
    this.tls = options.tls().isOn() ? ServerTls.of(options.tls()) : null;
    this.requestNanos = options.requestTimeout().toNanos();
    this.idleNanos = options.idleTimeout().toNanos();
    this.writeNanos = options.writeTimeout().toNanos();
  }

  HttpOptions options() {
    return options;
  }

  /// Null where none is spoken.
  @Nullable ServerTls tls() {
    return tls;
  }

  /// Of all connections.
  String scheme() {
    return tls == null ? "http" : "https";
  }

  String date() {
    return date.now();
  }

  Reply handle(RawRequest request) {
    return dispatcher.handle(request);
  }

  Reply refuse(ErrorKind kind) {
    return dispatcher.refuse(kind);
  }

  /// The nanoseconds for which a connection may stay in a phase.
  long patience(Phase phase) {
    return switch (phase) {
      case IDLE -> idleNanos;
      case AGREEING, READING -> requestNanos;
      case HANDLING -> Long.MAX_VALUE;
      case WRITING -> writeNanos;
      case LINGERING -> LINGER_NANOS;
    };
  }

  /// How often the deadlines are looked at: a tenth of the shortest of them, and at least each
  /// second.
  long tickMillis() {
    long shortest = Math.min(requestNanos, Math.min(idleNanos, writeNanos));
    return Math.clamp(shortest / 10_000_000, 1, 1000);
  }

  /// Runs a task on a virtual thread of its own.
  void start(Runnable task) {
    threads.newThread(task).start();
  }

  /// Whether there is room for one connection more, which is then counted.
  boolean admits() {
    if (connections.incrementAndGet() <= options.maxConnections() && !closing) {
      return true;
    }
    leaves();
    return false;
  }

  /// Counts a connection that was admitted and is no more.
  void leaves() {
    connections.decrementAndGet();
  }

  /// Whether no request will be taken any more.
  boolean isClosing() {
    return closing;
  }

  /// Whether each answer is the last of its connection.
  boolean isDraining() {
    return draining;
  }

  /// Keeps no connection after its next answer.
  void drain() {
    draining = true;
  }

  /// Admits no more connections.
  void close() {
    draining = true;
    closing = true;
  }
}
