package dev.tenon.bench.outbox;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// `transactionoutbox-core`: hands each event to a thread of this process after the commit, and
/// locks, calls and deletes it in a transaction of its own.
final class Gruelbox implements Contender {

  /// What is called later.
  interface Orders {
    /// An order was placed.
    void placed(String id, String text);
  }

  private static final int THREADS = 16;

  private final ThreadLocalContextTransactionManager transactions;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final TransactionOutbox outbox;

  Gruelbox(DataSource source, Consumer<UUID> target, boolean delivers) {
    transactions = TransactionManager.fromDataSource(source);
    Orders orders = (id, text) -> target.accept(UUID.fromString(id));
    outbox =
        TransactionOutbox.builder()
            .transactionManager(transactions)
            .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
            .instantiator(Instantiator.using(type -> orders))
            .submitter(delivers ? Submitter.withExecutor(threads) : (entry, delivery) -> {})
            .build();
  }

  @Override
  public String name() {
    return "transactionoutbox";
  }

  @Override
  public String tables() {
    return "TXNO_OUTBOX";
  }

  @Override
  public void place(UUID order, String text, int events) throws SQLException {
    transactions.inTransactionThrows(transaction -> {
      Contender.insert(transaction.connection(), order, text);
      for (int i = 0; i < events; i++) {
        outbox.schedule(Orders.class).placed(order.toString(), text);
      }
    });
  }

  @Override
  public void close() {
    threads.close();
  }
}
