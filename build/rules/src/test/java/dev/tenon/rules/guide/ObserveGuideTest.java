package dev.tenon.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.observe.Buckets;
import dev.tenon.observe.LogFields;
import dev.tenon.observe.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ObserveGuideTest {

  private final Metrics metrics = Metrics.inMemory();

  @Test
  void metrics_areCountedAndMeasured() {
    var orders = metrics.counter("orders_placed_total", "Orders placed.", "country");
    var weight = metrics.histogram("order_size_bytes", "Size of an order.", Buckets.bytes());

    orders.increment("CH");
    weight.record(512);

    assertThat(page())
        .contains("orders_placed_total{country=\"CH\"} 1", "order_size_bytes_count 1");
  }

  @Test
  void fields_standOnEveryLineOfTheWork() throws InterruptedException {
    var seen = new ConcurrentHashMap<String, Map<String, String>>();

    LogFields.with("orderId", "42")
        .run(() -> {
          seen.put("here", LogFields.current());
          var fields = LogFields.with(LogFields.current());
          join(
              Thread.startVirtualThread(
                  () -> fields.run(() -> seen.put("there", LogFields.current()))));
        });

    assertThat(seen).containsEntry("here", Map.of("orderId", "42"));
    assertThat(seen).containsEntry("there", Map.of("orderId", "42"));
    assertThat(LogFields.current()).isEmpty();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String page() {
    return new String(metrics.scrape("").body(), StandardCharsets.UTF_8);
  }
}
