package dev.tenon.devservices;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL to develop and test against, wherever one can be had.
///
/// Thread-safe.
public final class DevPostgres implements AutoCloseable {

  private final Source source;
  private final DatabaseUrl address;
  private final String version;
  private final @Nullable EmbeddedServer server;
  private final Runnable onClose;
  private final @Nullable Supplier<DevPostgres> copies;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  DevPostgres(
      Source source,
      DatabaseUrl address,
      String version,
      @Nullable EmbeddedServer server,
      Runnable onClose) {
    this(source, address, version, server, onClose, null);
  }

  /// @param copies makes copies of this database; null where it is not ours to be copied
  DevPostgres(
      Source source,
      DatabaseUrl address,
      String version,
      @Nullable EmbeddedServer server,
      Runnable onClose,
      @Nullable Supplier<DevPostgres> copies) {
    this.source = source;
    this.address = address;
    this.version = version;
    this.server = server;
    this.onClose = onClose;
    this.copies = copies;
  }

  /// Takes the first of these that there is, and says which as a line of progress:
  ///
  /// 1. The server that `DATABASE_URL` in the environment names, in any form of
  ///    [DatabaseUrl#parse]. One that cannot be reached now is taken all the same, since it may
  ///    come up later; that is said too.
  /// 2. A server that is running: the embedded one of this data folder, started by another process
  ///    or by an earlier call, which **ends when the one who started it does**; else the one on
  ///    localhost:5432 that has a database, a user and a password all named `database`.
  /// 3. An embedded server with its data in the data folder: started now, reachable from this
  ///    machine only, with a random password that is kept beside the data. It ends with [#close()],
  ///    or when this process ends, `kill -9` included; what was committed is there at the next
  ///    start. The user owns the database and may create databases, roles and trusted extensions;
  ///    it is no superuser, as in production. The superuser is `postgres`, with the same password.
  ///
  /// @throws IllegalArgumentException if `DATABASE_URL` is not the address of a PostgreSQL
  /// @throws IllegalStateException if there is none of them, with the remedy: no binaries for this
  ///   machine, data of another major version, a taken port, no space. Also when the thread is
  ///   interrupted; it stays interrupted, and what was begun is undone
  public static DevPostgres open(DevPostgresOptions options) {
    return new Ladder(options, Ladder.WELL_KNOWN_PORT, Deadline.in(Ladder.PATIENCE)).climb();
  }

  /// An empty database for a test, gone after [#close()].
  ///
  /// With `DATABASE_URL` in the environment, a database of a random name on that server, whose user
  /// must be allowed to create it; it stays behind if this process is killed. Else a database on an
  /// embedded server in a temporary folder, which all calls in this process share: the first starts
  /// it, and it ends, and its folder is removed, when the process does, `kill -9` included.
  /// [#stop()], [#start()] and [#restart()] act on that shared server, so on all its databases. It
  /// does without `fsync` and survives no crash of the machine.
  ///
  /// @throws IllegalArgumentException if `DATABASE_URL` is not the address of a PostgreSQL
  /// @throws IllegalStateException if there is no database to be had, with the remedy
  public static DevPostgres temporary() {
    return TemporaryDatabases.create(System.getenv());
  }

  /// For tests: a copy of this [temporary][#temporary()] database with all that is in it, on the
  /// same server, gone after [#close()]. It takes a fraction of the time of creating the same
  /// tables again. Nobody may be connected to this one meanwhile; the copy outlives it.
  ///
  /// @throws IllegalStateException if somebody is connected to this database for longer than 5 s,
  ///   if it is no temporary one, or if it is closed
  public DevPostgres copy() {
    requireOpen();
    if (copies == null) {
      throw new IllegalStateException("Only a temporary PostgreSQL database is copied.");
    }
    return copies.get();
  }

  /// The address for JDBC, without user and password.
  public String jdbcUrl() {
    return address.jdbcUrl();
  }

  /// The role that logs in.
  public String user() {
    return address.user();
  }

  /// Its password.
  public String password() {
    return address.password();
  }

  /// Where the server came from.
  public Source source() {
    return source;
  }

  /// The version of the server, such as `18.6`; empty for a configured one that could not be
  /// reached.
  public String version() {
    return version;
  }

  /// What it turned out to be, in a few words: `PostgreSQL 18.6 (embedded)`.
  public String describe() {
    return "PostgreSQL %s(%s)".formatted(version.isEmpty() ? "" : version + " ", source.words());
  }

  /// For tests: ends the server at once, as a crash would, and starts it again on the same port
  /// with the same data. What was committed is there, connections are broken.
  ///
  /// @throws IllegalStateException if this is not an embedded server that was started here, or if
  ///   it is closed
  public void restart() {
    embedded().restart();
  }

  /// For tests: ends the server cleanly, until [#start()]; does nothing where it is stopped.
  ///
  /// @throws IllegalStateException if this is not an embedded server that was started here, or if
  ///   it is closed
  public void stop() {
    embedded().stop();
  }

  /// For tests: starts a stopped server again on the same port; does nothing where it runs.
  ///
  /// @throws IllegalStateException if this is not an embedded server that was started here, if it
  ///   is closed, or if its port was taken meanwhile
  public void start() {
    embedded().start();
  }

  private EmbeddedServer embedded() {
    requireOpen();
    if (server == null) {
      throw new IllegalStateException(
          "Only an embedded PostgreSQL that was started here can be stopped and started; this one is "
              + source.words()
              + ".");
    }
    return server;
  }

  private void requireOpen() {
    if (isClosed.get()) {
      throw new IllegalStateException("This PostgreSQL is closed.");
    }
  }

  /// Ends what was started here, cleanly; does nothing the second time. A server that is
  /// configured, or was already running, is left alone, but for the database of [#temporary()].
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      onClose.run();
    }
  }

  /// What it is and where, never the password.
  @Override
  public String toString() {
    return describe() + " " + address.jdbcUrl();
  }
}
