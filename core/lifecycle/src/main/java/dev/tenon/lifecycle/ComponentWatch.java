package dev.tenon.lifecycle;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks one component whether it is ready, survives whatever it does, and logs each change once.
final class ComponentWatch {

  private enum State {
    READY,
    NOT_READY,
    FAILED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  private final Component component;
  private final String name;

  /// A component is presumed ready, so that only bad news is logged at first.
  private final AtomicReference<State> last = new AtomicReference<>(State.READY);

  ComponentWatch(Component component) {
    this.component = component;
    this.name = component.name();
  }

  Component component() {
    return component;
  }

  String name() {
    return name;
  }

  Check ready() {
    try {
      var readiness = component.ready();
      return readiness.isReady() ? well() : notReady(readiness.reason());
    } catch (Throwable failure) {
      if (changedTo(State.FAILED)) {
        LOG.warn("{} is not ready: its check failed", name, failure);
      }
      return new Check(name, false, "check failed");
    }
  }

  String describe() {
    try {
      return component.describe().strip();
    } catch (Throwable failure) {
      LOG.warn("{} cannot describe itself", name, failure);
      return "";
    }
  }

  private Check well() {
    if (changedTo(State.READY)) {
      LOG.info("{} is ready", name);
    }
    return new Check(name, true, "");
  }

  private Check notReady(String reason) {
    if (changedTo(State.NOT_READY)) {
      LOG.warn("{} is not ready: {}", name, reason);
    }
    return new Check(name, false, reason);
  }

  private boolean changedTo(State state) {
    return last.getAndSet(state) != state;
  }
}
