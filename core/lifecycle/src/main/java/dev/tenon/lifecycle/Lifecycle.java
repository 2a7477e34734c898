package dev.tenon.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of a service: started in the order in which they were added, closed in reverse.
///
/// ```java
/// try (var lifecycle = Lifecycle.create()) {
///   var database = lifecycle.use(Database.of(config));
///   lifecycle.start(metrics);
///   …
/// }
/// ```
///
/// Every part is closed exactly once, whether it was started or not, and whatever the others do.
///
/// Thread-safe. The health questions never wait, neither for [#start] nor for [#close].
public final class Lifecycle implements AutoCloseable {

  static final String NAME = "lifecycle";

  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
  private static final Pattern NAME_FORMAT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int MAX_NAME_LENGTH = 63;

  private enum Phase {
    NEW,
    STARTING,
    STARTED,
    CLOSING
  }

  /// Held while parts are started or closed: these two take turns, and a second `close` waits.
  private final ReentrantLock turn = new ReentrantLock();

  /// Guards the two lists and `phase`; never held while a part is called.
  private final ReentrantLock state = new ReentrantLock();

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final List<ComponentWatch> components = new ArrayList<>();
  private Phase phase = Phase.NEW;
  private volatile boolean started;
  private volatile boolean draining;

  private Lifecycle() {}

  /// A lifecycle without parts.
  public static Lifecycle create() {
    return new Lifecycle();
  }

  /// Adds a part and returns it. A [Component] is started, asked and measured; any other part is
  /// only closed. Adding the same object again does nothing.
  ///
  /// A part that is refused is closed, so that nothing leaks.
  ///
  /// @throws IllegalArgumentException if the component's name is not lower case words with hyphens
  ///   (at most 63 characters), or another component has it
  /// @throws IllegalStateException if closing has begun, or the part is a component and [#start]
  ///   has been called
  public <C extends AutoCloseable> C use(C part) {
    try {
      add(part, part instanceof Component component ? new ComponentWatch(component) : null);
      return part;
    } catch (Throwable refusal) {
      new Closing(refusal).closeInReverse(List.of(part));
      throw refusal;
    }
  }

  /// Registers what can be measured about every component, then starts one after the other.
  ///
  /// If a component throws, all parts are closed, what they throw is added to the exception as
  /// suppressed, and the exception is thrown on.
  ///
  /// @throws IllegalStateException if called twice or after [#close], or if closing begins
  ///   meanwhile
  public void start(Measurements measurements) {
    turn.lock();
    try {
      startAll(beginStart(), measurements);
    } finally {
      turn.unlock();
    }
  }

  /// Whether the process answers at all. No component is asked: a restart mends nothing that is
  /// away.
  public Health live() {
    return Health.WELL;
  }

  /// Whether the service can do its work now: it has started, does not drain, and every component
  /// is ready. A component that throws is not ready, for the reason `check failed`.
  ///
  /// Each change of a component is logged once, when somebody asks.
  public Health ready() {
    if (draining) {
      return Health.not("shutting down");
    }
    if (!started) {
      return Health.not("starting");
    }
    return Health.of(watches().stream().map(ComponentWatch::ready).toList());
  }

  /// Whether [#start] has returned; stays so until the end.
  public Health started() {
    return started ? Health.WELL : Health.not("starting");
  }

  /// What the components say about themselves, in order; those that say nothing are left out.
  public List<String> descriptions() {
    return watches().stream()
        .map(ComponentWatch::describe)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /// Makes the service not ready for good, so that it is sent no more work while it finishes what
  /// it has; nothing is closed. [#close] begins with it.
  public void beginDrain() {
    draining = true;
  }

  /// Closes every part, the last added first, however many of them throw.
  ///
  /// Waits for a component that is just starting; those after it are not started. Does nothing the
  /// second time, but a call beside the first one returns only when everything is closed.
  ///
  /// @throws RuntimeException the first that a part threw, the others suppressed in it; a checked
  ///   one comes inside an `IllegalStateException`. Each is also logged.
  @Override
  public void close() {
    // Before taking the turn: a start that is under way must see it.
    beginClose();
    turn.lock();
    try {
      switch (closeParts(null)) {
        case null -> {}
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        case Throwable checked ->
            throw new IllegalStateException("A part of the service did not close.", checked);
      }
    } finally {
      turn.unlock();
    }
  }

  private void add(AutoCloseable part, @Nullable ComponentWatch watch) {
    state.lock();
    try {
      if (isKnown(part)) {
        return;
      }
      if (phase == Phase.CLOSING) {
        throw new IllegalStateException("The service is closing; it takes no further parts.");
      }
      if (watch != null) {
        requireAcceptable(watch.name());
        components.add(watch);
      }
      parts.add(part);
    } finally {
      state.unlock();
    }
  }

  private void requireAcceptable(String name) {
    if (phase != Phase.NEW) {
      throw new IllegalStateException(
          "The component '%s' comes after start(). Add it before.".formatted(name));
    }
    if (name.length() > MAX_NAME_LENGTH || !NAME_FORMAT.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A component's name is lower case words with hyphens, at most %d characters, such as 'sql-pool'; not '%s'."
              .formatted(MAX_NAME_LENGTH, name));
    }
    if (name.equals(NAME)) {
      throw new IllegalArgumentException(
          "'%s' stands for the service as a whole. Give the component another name."
              .formatted(name));
    }
    if (components.stream().anyMatch(other -> other.name().equals(name))) {
      throw new IllegalArgumentException(
          "Two components are named '%s'. Give one of them another name.".formatted(name));
    }
  }

  @SuppressWarnings("ReferenceEquality") // Two parts that are equal are still two to close.
  private boolean isKnown(AutoCloseable part) {
    return parts.stream().anyMatch(known -> known == part);
  }

  private List<ComponentWatch> watches() {
    state.lock();
    try {
      return List.copyOf(components);
    } finally {
      state.unlock();
    }
  }

  private List<ComponentWatch> beginStart() {
    state.lock();
    try {
      if (phase != Phase.NEW) {
        throw new IllegalStateException(
            phase == Phase.CLOSING
                ? "The service is closed; it does not start again."
                : "The service has started already.");
      }
      phase = Phase.STARTING;
      return List.copyOf(components);
    } finally {
      state.unlock();
    }
  }

  private void startAll(List<ComponentWatch> toStart, Measurements measurements) {
    try {
      for (var watch : toStart) {
        watch.component().measure(measurements);
      }
      for (var watch : toStart) {
        requireNotClosing();
        LOG.debug("{} starts", watch.name());
        watch.component().start();
      }
      endStart();
    } catch (Throwable failure) {
      beginClose();
      closeParts(failure);
      throw failure;
    }
  }

  private void requireNotClosing() {
    state.lock();
    try {
      if (phase == Phase.CLOSING) {
        throw new IllegalStateException("The service was closed before it had started.");
      }
    } finally {
      state.unlock();
    }
  }

  private void endStart() {
    state.lock();
    try {
      requireNotClosing();
      phase = Phase.STARTED;
      started = true;
    } finally {
      state.unlock();
    }
  }

  private void beginClose() {
    beginDrain();
    state.lock();
    try {
      phase = Phase.CLOSING;
    } finally {
      state.unlock();
    }
  }

  /// Called with the turn taken; whoever comes first finds the parts, whoever comes later none.
  private @Nullable Throwable closeParts(@Nullable Throwable failure) {
    return new Closing(failure).closeInReverse(takeParts());
  }

  private List<AutoCloseable> takeParts() {
    state.lock();
    try {
      var taken = List.copyOf(parts);
      parts.clear();
      return taken;
    } finally {
      state.unlock();
    }
  }
}
