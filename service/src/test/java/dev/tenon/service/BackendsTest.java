package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenon.config.Sources;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.observe.spi.Exposition;
import dev.tenon.observe.spi.Instrument;
import dev.tenon.observe.spi.MetricDescription;
import dev.tenon.observe.spi.MetricsBackend;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an application puts on the class path beside us.
public class BackendsTest {

  /// Keeps nothing, and shows one line.
  public static class Fake implements MetricsBackend {

    /// Made by `ServiceLoader`.
    public Fake() {}

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Instrument counter(MetricDescription description) {
      return _ -> _ -> {};
    }

    @Override
    public Instrument histogram(MetricDescription description, List<Double> upperBounds) {
      return _ -> _ -> {};
    }

    @Override
    public void gauge(MetricDescription description, DoubleSupplier value) {}

    @Override
    public Exposition scrape(String acceptHeader) {
      return new Exposition("text/fake", "fake".getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Another one.
  public static final class Another extends Fake {

    /// Made by `ServiceLoader`.
    public Another() {}

    @Override
    public String name() {
      return "another";
    }
  }

  @TempDir private Path directory;

  @Test
  void backendOnTheClassPath_isUsed() throws Exception {
    withBackends(
        () -> {
          try (var running = start()) {
            var page =
                TestClient.at(URI.create("http://127.0.0.1:" + running.port())).get("/metrics");

            assertThat(page.text()).isEqualTo("fake");
            assertThat(page.header("Content-Type")).contains("text/fake");
          }
        },
        Fake.class);
  }

  @Test
  void moreThanOneBackend_isRefused() throws Exception {
    withBackends(
        () ->
            assertThatIllegalStateException()
                .isThrownBy(this::start)
                .withMessage(
                    "There is more than one metrics backend: another, fake. Keep one of their artifacts."),
        Fake.class,
        Another.class);
  }

  private RunningService start() throws Exception {
    var sources = Sources.of("shop", List.of("--http.port=0"), Map.of(), directory);
    return Service.start("shop", sources, NoConfig.class, (_, _) -> {});
  }

  private interface Body {
    void run() throws Exception;
  }

  private void withBackends(Body body, Class<?>... backends) throws Exception {
    var services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(MetricsBackend.class.getName()),
        Stream.of(backends).map(Class::getName).collect(Collectors.joining("\n")));
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      body.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
