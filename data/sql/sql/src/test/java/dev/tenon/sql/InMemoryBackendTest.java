package dev.tenon.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.TransientError;
import dev.tenon.lifecycle.Readiness;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class InMemoryBackendTest {

  private record Product(long id, String name) {}

  private record Other(long id, String name) {}

  private final Table<Product, Long> products = Table.of("products", Product.class, Product::id);

  @Test
  void lifecycle_isOfNoConsequence() {
    var gauges = new HashMap<String, Object>();
    var database = Database.inMemory();
    var store = database.store(products);
    store.create(new Product(1, "chair"));

    database.measure((name, help, value) -> gauges.put(name, value));
    database.start();
    database.close();

    assertThat(gauges).isEmpty();
    assertThat(database.name()).isEqualTo("database");
    assertThat(database.ready()).isEqualTo(Readiness.READY);
    assertThat(database.describe()).isEqualTo("in-memory database");
    assertThat(store.find(1L)).isPresent();
  }

  @Test
  void table_describedTwice_hasTheSameRows() {
    var database = Database.inMemory();
    database.store(products).create(new Product(1, "chair"));

    var again = database.store(Table.of("products", Product.class, Product::id).named("thing"));

    assertThat(again.find(1L)).isPresent();
  }

  @Test
  void table_describedDifferently_isRefused() {
    var database = Database.inMemory();
    database.store(products);

    assertThatThrownBy(() -> database.store(Table.of("products", Other.class, Other::id)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Share one Table");
    assertThatThrownBy(() -> database.store(products.unique("name")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> database.store(Table.of("products", Product.class, Product::name).key("name")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void transaction_thatWaitsTooLong_isTransient() throws Exception {
    var backend = new InMemoryBackend(Duration.ofMillis(1));
    var holding = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var holder =
        new FutureTask<>(() ->
            backend.<Boolean, InterruptedException>inTransaction(tx -> {
              holding.countDown();
              release.await();
              return true;
            }));
    Thread.ofVirtual().start(holder);
    holding.await();

    assertThatThrownBy(() -> backend.atOnce(tx -> true))
        .isInstanceOf(TransientError.class)
        .hasMessageContaining("did not end in time");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> backend.atOnce(tx -> true)).isInstanceOf(TransientError.class);
    assertThat(Thread.interrupted()).isTrue();

    release.countDown();
    holder.get();
    assertThat(backend.<String>atOnce(tx -> "free")).isEqualTo("free");
  }
}
