package dev.tenon.service;

import dev.tenon.lifecycle.Component;
import dev.tenon.lifecycle.Readiness;
import java.util.function.Consumer;

/// A component that says what happens to it, and can misbehave.
final class FakePart implements Component {

  private final String name;
  private final Consumer<String> events;
  volatile Readiness readiness = Readiness.READY;
  Runnable onStart = () -> {};
  Runnable onClose = () -> {};

  FakePart(String name, Consumer<String> events) {
    this.name = name;
    this.events = events;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    events.accept("start " + name);
    onStart.run();
  }

  @Override
  public Readiness ready() {
    return readiness;
  }

  @Override
  public String describe() {
    return "the " + name;
  }

  @Override
  public void close() {
    events.accept("close " + name);
    onClose.run();
  }
}
