package dev.tenon.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.observe.spi.Instrument;
import dev.tenon.observe.spi.MetricDescription;
import dev.tenon.redaction.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;

/// Two threads that need the same new series at the same moment.
class SeriesTableTest {

  private final List<List<String>> begun = new ArrayList<>();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  /// Holds up the first thread that asks for this value.
  private Instrument slowAt(String value) {
    return labelValues -> {
      begun.add(labelValues);
      if (labelValues.equals(List.of(value))) {
        inside.countDown();
        await(mayGoOn);
      }
      return amount -> {};
    };
  }

  private static SeriesTable table(Instrument instrument, int maxSeries) {
    return new SeriesTable(
        new MetricDescription("a_total", "A.", List.of("x")),
        instrument,
        maxSeries,
        name -> {},
        Redaction.standard());
  }

  @Test
  void newSeries_wantedTwice_beginsOnce() throws Exception {
    var table = table(slowAt("new"), 10);

    assertThat(foundBeside(table, "new", "new")).hasSize(2).doesNotContainNull();
    assertThat(begun).containsExactly(List.of("new"));
  }

  @Test
  void otherSeries_wantedTwice_beginsOnce() throws Exception {
    var table = table(slowAt("other"), 1);
    table.find("first");

    var found = foundBeside(table, "second", "third");
    assertThat(found.getFirst()).isSameAs(found.getLast());
    assertThat(begun).containsExactly(List.of("first"), List.of("other"));
  }

  /// What two threads find, the second of which came while the first was held up.
  private List<DoubleConsumer> foundBeside(SeriesTable table, String one, String two)
      throws InterruptedException {
    var found = new ArrayList<DoubleConsumer>();
    var first = Thread.ofPlatform().start(() -> add(found, table.find(one)));
    await(inside);
    var second = Thread.ofPlatform().start(() -> add(found, table.find(two)));
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    mayGoOn.countDown();
    first.join();
    second.join();
    return found;
  }

  private static void add(List<DoubleConsumer> found, DoubleConsumer one) {
    synchronized (found) {
      found.add(one);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
