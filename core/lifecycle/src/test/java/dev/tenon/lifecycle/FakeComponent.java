package dev.tenon.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A component that writes down what happens to it, and can misbehave.
final class FakeComponent implements Component {

  private final String name;
  private final List<String> events;
  @Nullable Readiness readiness = Readiness.READY;
  @Nullable RuntimeException onReady;
  @Nullable RuntimeException onClose;
  @Nullable RuntimeException onDescribe;
  Runnable onStart = () -> {};
  String description = "";

  FakeComponent(String name, List<String> events) {
    this.name = name;
    this.events = events;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void measure(Measurements measurements) {
    events.add("measure " + name);
    measurements.gauge(name + "_size", "Its size.", () -> 1);
  }

  @Override
  public void start() {
    events.add("start " + name);
    onStart.run();
  }

  @Override
  @SuppressWarnings("NullAway") // A component that breaks its contract.
  public Readiness ready() {
    if (onReady != null) {
      throw onReady;
    }
    return readiness;
  }

  @Override
  public String describe() {
    if (onDescribe != null) {
      throw onDescribe;
    }
    return description;
  }

  @Override
  public void close() {
    events.add("close " + name);
    if (onClose != null) {
      throw onClose;
    }
  }
}
