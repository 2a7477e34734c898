package dev.tenon.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands still until a test moves it, in either direction.
///
/// Thread-safe; every view made by [#withZone(ZoneId)] shows the same instant.
public final class SettableClock extends Clock {

  private final Hands hands;
  private final ZoneId zone;

  private SettableClock(Hands hands, ZoneId zone) {
    this.hands = hands;
    this.zone = zone;
  }

  /// A clock in UTC that shows this instant.
  public static SettableClock at(Instant start) {
    return new SettableClock(new Hands(start), ZoneOffset.UTC);
  }

  /// A clock in UTC that shows this instant, in ISO 8601.
  public static SettableClock at(String start) {
    return at(Instant.parse(start));
  }

  /// Moves the clock by a step, backwards when it is negative, and returns the instant it shows
  /// now.
  public Instant advance(Duration step) {
    return hands.advance(step);
  }

  /// Lets the clock jump to an instant.
  public void set(Instant instant) {
    hands.set(instant);
  }

  @Override
  public Instant instant() {
    return hands.shown();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SettableClock(hands, other);
  }

  /// What all views of one clock share.
  private static final class Hands {

    private Instant shown;

    Hands(Instant shown) {
      this.shown = shown;
    }

    synchronized Instant shown() {
      return shown;
    }

    synchronized void set(Instant instant) {
      shown = instant;
    }

    synchronized Instant advance(Duration step) {
      shown = shown.plus(step);
      return shown;
    }
  }
}
