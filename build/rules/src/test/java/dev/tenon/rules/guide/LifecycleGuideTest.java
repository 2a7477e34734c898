package dev.tenon.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.lifecycle.Component;
import dev.tenon.lifecycle.Lifecycle;
import dev.tenon.lifecycle.Measurements;
import dev.tenon.lifecycle.Readiness;
import dev.tenon.observe.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class LifecycleGuideTest {

  static final class Mailer implements Component {

    private final LinkedBlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    private volatile boolean connected;

    @Override
    public String name() {
      return "mailer";
    }

    @Override
    public void start() {
      connected = true;
    }

    @Override
    public Readiness ready() {
      return connected ? Readiness.READY : Readiness.notReady("mail server unreachable");
    }

    @Override
    public void measure(Measurements measurements) {
      measurements.gauge("mailer_waiting_mails", "Mails that wait.", waiting::size);
    }

    @Override
    public void close() {
      connected = false;
    }
  }

  @Test
  void lifecycle_startsMeasuresAndCloses() {
    var metrics = Metrics.inMemory();
    var lifecycle = Lifecycle.create();
    var mailer = lifecycle.use(new Mailer());
    assertThat(lifecycle.ready().ok()).isFalse();

    lifecycle.start(metrics);
    assertThat(lifecycle.ready().ok()).isTrue();
    assertThat(new String(metrics.scrape("").body(), StandardCharsets.UTF_8))
        .contains("mailer_waiting_mails 0");

    lifecycle.close();
    assertThat(lifecycle.ready().checks().getFirst().reason()).isEqualTo("shutting down");
    assertThat(mailer.ready().isReady()).isFalse();
  }
}
