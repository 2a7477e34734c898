package dev.tenon.devservices;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A Redis to develop and test against, wherever one can be had.
///
/// Thread-safe.
public final class DevRedis implements AutoCloseable {

  private final Source source;
  private final RedisUrl address;
  private final String version;
  private final @Nullable Embedded embedded;
  private final Runnable onClose;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /// A server that was started here.
  record Embedded(EmbeddedServer server, RedisProgram program) {}

  DevRedis(
      Source source,
      RedisUrl address,
      String version,
      @Nullable Embedded embedded,
      Runnable onClose) {
    this.source = source;
    this.address = address;
    this.version = version;
    this.embedded = embedded;
    this.onClose = onClose;
  }

  /// Takes the first of these that there is, and says which as a line of progress:
  ///
  /// 1. The server that `REDIS_URL` in the environment names,
  ///    `redis://user:password@host:port/database` or `rediss://`. One that cannot be reached now
  ///    is taken all the same, since it may come up later; that is said too.
  /// 2. A server that is running: the embedded one of this data folder, started by another process
  ///    or by an earlier call, which **ends when the one who started it does**; else the one on
  ///    localhost:6379 that asks for no password.
  /// 3. An embedded server with its data in the data folder: started now, reachable from this
  ///    machine only, with a random password that is kept beside the data. It ends with [#close()],
  ///    or when this process ends, `kill -9` included; what was written is there at the next start.
  ///
  /// @throws IllegalArgumentException if `REDIS_URL` is not the address of a Redis
  /// @throws IllegalStateException if there is none of them, with the remedy: no program for this
  ///   machine, a taken port, no space. Also when the thread is interrupted; it stays interrupted,
  ///   and what was begun is undone
  public static DevRedis open(DevRedisOptions options) {
    return new RedisLadder(options, RedisUrl.WELL_KNOWN_PORT, Deadline.in(Ladder.PATIENCE)).climb();
  }

  /// An empty embedded server for a test, on a free port, with a random password; gone with its
  /// data after [#close()], or when this process ends, `kill -9` included. `REDIS_URL` is not
  /// looked at: nobody's server is emptied for a test.
  ///
  /// @throws IllegalStateException if there is no program for this machine, with the remedy
  public static DevRedis temporary() {
    return TemporaryRedis.start();
  }

  /// An empty cluster for a test: three masters with a replica each, ready when this returns. It is
  /// gone after [DevRedisCluster#close()], or when this process ends.
  ///
  /// @throws IllegalStateException if there is no program for this machine, or if the cluster does
  ///   not come together, with the remedy
  public static DevRedisCluster temporaryCluster() {
    return TemporaryRedisCluster.start();
  }

  /// The address for a client, with the password: `redis://:password@127.0.0.1:24132`.
  public String url() {
    return address.text();
  }

  /// The host.
  public String host() {
    return address.host();
  }

  /// The port.
  public int port() {
    return address.port();
  }

  /// Where the server came from.
  public Source source() {
    return source;
  }

  /// The version of the server, such as `6.2.11`; empty for a configured one that could not be
  /// reached.
  public String version() {
    return version;
  }

  /// What it turned out to be, in a few words: `Redis 6.2.11 (embedded)`.
  public String describe() {
    return "Redis %s(%s)".formatted(version.isEmpty() ? "" : version + " ", source.words());
  }

  /// For tests: ends the server at once, as a crash would, and starts it again on the same port
  /// with the same data. Connections are broken.
  ///
  /// @throws IllegalStateException if this is not an embedded server that was started here, or if
  ///   it is closed
  public void restart() {
    embedded().server().restart();
  }

  /// For tests: ends the server cleanly, until [#start()]; does nothing where it is stopped.
  ///
  /// @throws IllegalStateException as for [#restart()]
  public void stop() {
    embedded().server().stop();
  }

  /// For tests: ends the server at once, as a crash would; does nothing where it is stopped.
  ///
  /// @throws IllegalStateException as for [#restart()]
  public void kill() {
    embedded().server().crash();
  }

  /// For tests: starts a stopped server again on the same port, with its data; does nothing where
  /// it runs. A node of a cluster fetches its data from another.
  ///
  /// @throws IllegalStateException as for [#restart()], or if its port was taken meanwhile
  public void start() {
    embedded().server().start();
  }

  /// For tests: starts a stopped server again on the same port, and its data are lost; a running
  /// one is ended first, as by a crash.
  ///
  /// @throws IllegalStateException as for [#start()]
  public void startEmpty() {
    var here = embedded();
    here.server().crash();
    try {
      here.program().forget();
    } catch (IOException failed) {
      throw new IllegalStateException("The data of Redis cannot be removed: " + failed, failed);
    }
    here.server().start();
  }

  private Embedded embedded() {
    if (isClosed.get()) {
      throw new IllegalStateException("This Redis is closed.");
    }
    if (embedded == null) {
      throw new IllegalStateException(
          "Only an embedded Redis that was started here can be stopped and started; this one is "
              + source.words()
              + ".");
    }
    return embedded;
  }

  RedisUrl address() {
    return address;
  }

  boolean isRunning() {
    return embedded != null && embedded.server().isRunning();
  }

  /// Ends what was started here; does nothing the second time. A server that is configured, or was
  /// already running, is left alone.
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      onClose.run();
    }
  }

  /// What it is and where, never the password.
  @Override
  public String toString() {
    return describe() + " " + address;
  }
}
