package dev.tenon.bench.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tenon.devservices.DevPostgres;
import dev.tenon.devservices.DevPostgresOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Has two outboxes do the same on the same PostgreSQL, in turns, and writes a page about it.
public final class OutboxBench {

  private static final String TEXT = "An order of two cups and a pot. ".repeat(10);

  private static final List<Boolean> TURNS = List.of(true, false);

  /// Events of one order, where it has several.
  private static final List<Integer> SEVERAL = List.of(2, 5, 10);

  private static final int WRITERS = 8;

  private final int rounds;
  private final int events;
  private final int single;
  private final HikariDataSource source;
  private final Semaphore delivered = new Semaphore(0);

  private OutboxBench(HikariDataSource source, boolean isQuick) {
    this.source = source;
    rounds = isQuick ? 5 : 9;
    events = isQuick ? 1_600 : 8_000;
    single = isQuick ? 20 : 200;
  }

  /// In nanoseconds.
  ///
  /// @param bare until the orders are placed without an event
  /// @param written until all events are appended, one a transaction, and nothing delivers them
  /// @param appended until all events are appended, one a transaction
  /// @param delivered until all these are delivered
  /// @param several until as many events are delivered, by how many there are in a transaction
  /// @param latency from a commit to the call of the target, of one order at a time: the median
  /// @param slow the same, of the slowest in twenty
  private record Round(
      long bare,
      long written,
      long appended,
      long delivered,
      Map<Integer, Long> several,
      long latency,
      long slow) {

    long several(int each) {
      return Objects.requireNonNull(several.get(each));
    }
  }

  /// Runs the comparison.
  ///
  /// @param arguments `--quick`; `--to=file` for the page, else it is printed
  public static void main(String... arguments) throws Exception {
    var all = List.of(arguments);
    var data = Files.createTempDirectory("tenon-bench");
    try (var postgres = DevPostgres.open(DevPostgresOptions.of(data, "bench"));
        var source = source(postgres)) {
      var page = new OutboxBench(source, all.contains("--quick")).page(postgres.describe());
      System.out.println(page);
      for (var some : all) {
        if (some.startsWith("--to=")) {
          Files.writeString(Path.of(some.substring(5)), page);
        }
      }
    } finally {
      delete(data);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.toList().reversed()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static HikariDataSource source(DevPostgres postgres) {
    var config = new HikariConfig();
    config.setJdbcUrl(postgres.jdbcUrl());
    config.setUsername(postgres.user());
    config.setPassword(postgres.password());
    config.setMaximumPoolSize(30);
    config.setAutoCommit(false);
    return new HikariDataSource(config);
  }

  private String page(String server) throws Exception {
    run("create table orders (id uuid primary key, text text not null)");
    var ours = new ArrayList<Round>();
    var theirs = new ArrayList<Round>();
    for (int i = 0; i <= rounds; i++) {
      for (boolean isOurs : i % 2 == 0 ? TURNS : TURNS.reversed()) {
        var result = round(isOurs);
        if (i > 0) { // the first one warms up
          (isOurs ? ours : theirs).add(result);
        }
      }
      System.err.printf("round %d of %d%n", i, rounds);
    }
    return text(server, ours, theirs);
  }

  private Contender contender(boolean isOurs, boolean delivers) throws SQLException {
    return isOurs
        ? new Tenon(source, order -> delivered.release(), delivers)
        : new Gruelbox(source, order -> delivered.release(), delivers);
  }

  private Round round(boolean isOurs) throws Exception {
    long bare;
    long written;
    try (var contender = contender(isOurs, false)) {
      begin();
      bare = placed(contender, 0);
      begin();
      written = placed(contender, 1);
      run("truncate " + contender.tables());
    }
    try (var contender = contender(isOurs, true)) {
      begin();
      long begun = System.nanoTime();
      long appended = placed(contender, 1);
      delivered.acquire(events);
      long all = System.nanoTime() - begun;
      var several = new HashMap<Integer, Long>();
      for (int each : SEVERAL) {
        begin();
        begun = System.nanoTime();
        placed(contender, each);
        delivered.acquire(events);
        several.put(each, System.nanoTime() - begun);
      }
      var latencies = latencies(contender);
      return new Round(
          bare,
          written,
          appended,
          all,
          several,
          latencies.get(single / 2),
          latencies.get(single * 95 / 100));
    }
  }

  private void begin() throws SQLException {
    run("truncate orders");
    run("checkpoint");
    delivered.drainPermits();
  }

  /// How long it takes to append all events, so many a transaction, or to place as many orders
  /// without.
  private long placed(Contender contender, int eventsEach) throws Exception {
    long begun = System.nanoTime();
    int orders = events / Math.max(1, eventsEach);
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      var writing = new ArrayList<Future<Boolean>>();
      for (int w = 0; w < WRITERS; w++) {
        writing.add(
            threads.submit(() -> {
              for (int i = 0; i < orders / WRITERS; i++) {
                contender.place(UUID.randomUUID(), TEXT, eventsEach);
              }
              return true;
            }));
      }
      for (var some : writing) {
        some.get();
      }
    }
    return System.nanoTime() - begun;
  }

  /// Of one order at a time, sorted.
  private List<Long> latencies(Contender contender) throws Exception {
    var latencies = new ArrayList<Long>();
    for (int i = 0; i < single; i++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      contender.place(UUID.randomUUID(), TEXT, 1);
      long committed = System.nanoTime();
      delivered.acquire();
      latencies.add(System.nanoTime() - committed);
    }
    latencies.sort(null);
    return latencies;
  }

  private void run(String sql) throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        if (!sql.equals("checkpoint")) { // which not every role may ask for
          throw e;
        }
      } finally {
        connection.setAutoCommit(false);
      }
    }
  }

  private String text(String server, List<Round> ours, List<Round> theirs) {
    return """
    # Outbox

    `make bench-outbox`, on %s, Java %s, %d processors; medians of %d rounds in turns, least and most in brackets.

    | | Tenon | transactionoutbox 4.2.268 | ratio |
    |---|---|---|---|
    | events a second, one a transaction, until all are delivered | %s | %s | %s |
    | the same, until all are appended | %s | %s | %s |
    %s
    | events a second, one a transaction, appended and left there | %s | %s | %s |
    | the same transactions a second without an event | %s | %s | %s |
    | ms from the commit to the target when idle, median | %s | %s | %s |
    | the same, 95 of 100 | %s | %s | %s |

    A round is %d events by %d threads, each transaction with the row of an order and one event about it (a record of two fields, %d bytes of text), the deliveries beside them, to a target that counts; the same with %s events about each order; then %d orders one at a time.
    Both have the same server with its defaults (so every commit is written to disk), one pool of 30 connections, and 16 deliveries at the same time.
    The other one hands an event to a thread of the same process after the commit, and locks, calls and deletes it in a transaction of its own; it keeps no order and hides nothing.
    At one event a transaction, most of the time goes into the transaction and the append: if deliveries cost nothing at all, Tenon would have %s × the other one's rate there.
    Tenon has its defaults: an order per key, redaction of each payload, claims of 100, `NOTIFY`. A ratio is the median of the ratios within each round; above 1, Tenon is faster, or for the last two rows slower.
    """
        .formatted(
            server,
            Runtime.version().feature(),
            Runtime.getRuntime().availableProcessors(),
            rounds,
            rate(ours, Round::delivered),
            rate(theirs, Round::delivered),
            ratio(ours, theirs, round -> 1.0 / round.delivered()),
            rate(ours, Round::appended),
            rate(theirs, Round::appended),
            ratio(ours, theirs, round -> 1.0 / round.appended()),
            SEVERAL.stream().map(each -> row(each, ours, theirs)).collect(Collectors.joining("\n")),
            rate(ours, Round::written),
            rate(theirs, Round::written),
            ratio(ours, theirs, round -> 1.0 / round.written()),
            rate(ours, Round::bare),
            rate(theirs, Round::bare),
            ratio(ours, theirs, round -> 1.0 / round.bare()),
            millis(ours, Round::latency),
            millis(theirs, Round::latency),
            ratio(ours, theirs, Round::latency),
            millis(ours, Round::slow),
            millis(theirs, Round::slow),
            ratio(ours, theirs, Round::slow),
            events,
            WRITERS,
            TEXT.length(),
            SEVERAL.stream().map(String::valueOf).collect(Collectors.joining(", ")),
            single,
            ratio(ours, theirs, round -> 1.0 / round.written(), round -> 1.0 / round.delivered()));
  }

  private String row(int each, List<Round> ours, List<Round> theirs) {
    return "| events a second, %d a transaction, until all are delivered | %s | %s | %s |"
        .formatted(
            each,
            rate(ours, round -> round.several(each)),
            rate(theirs, round -> round.several(each)),
            ratio(ours, theirs, round -> 1.0 / round.several(each)));
  }

  private String rate(List<Round> results, ToDoubleFunction<Round> figure) {
    var rates =
        results.stream()
            .mapToDouble(round -> events * 1e9 / figure.applyAsDouble(round))
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT,
        "%.0f (%.0f to %.0f)",
        rates[rates.length / 2],
        rates[0],
        rates[rates.length - 1]);
  }

  private static String millis(List<Round> results, ToDoubleFunction<Round> figure) {
    var all = results.stream().mapToDouble(figure).map(nanos -> nanos / 1e6).sorted().toArray();
    return String.format(
        Locale.ROOT, "%.2f (%.2f to %.2f)", all[all.length / 2], all[0], all[all.length - 1]);
  }

  private static String ratio(
      List<Round> ours, List<Round> theirs, ToDoubleFunction<Round> figure) {
    return ratio(ours, theirs, figure, figure);
  }

  private static String ratio(
      List<Round> ours,
      List<Round> theirs,
      ToDoubleFunction<Round> figure,
      ToDoubleFunction<Round> theirFigure) {
    var ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(ours.get(i)) / theirFigure.applyAsDouble(theirs.get(i));
    }
    Arrays.sort(ratios);
    return String.format(Locale.ROOT, "%.2f", ratios[ratios.length / 2]);
  }
}
