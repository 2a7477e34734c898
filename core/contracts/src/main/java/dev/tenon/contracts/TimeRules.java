package dev.tenon.contracts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/// Rules about times against the clock of the machine, read in UTC.
final class TimeRules {

  private static final Clock CLOCK = Clock.systemUTC();

  private TimeRules() {}

  static List<Constraint> past(Target target) {
    return rule(target, "not-past", "must be in the past", sign -> sign < 0);
  }

  static List<Constraint> pastOrPresent(Target target) {
    return rule(target, "not-past", "must not be in the future", sign -> sign <= 0);
  }

  static List<Constraint> future(Target target) {
    return rule(target, "not-future", "must be in the future", sign -> sign > 0);
  }

  static List<Constraint> futureOrPresent(Target target) {
    return rule(target, "not-future", "must not be in the past", sign -> sign >= 0);
  }

  private static List<Constraint> rule(
      Target target, String code, String message, IntPredicate accepts) {
    var comparison = comparedWithNow(target);
    return List.of(
        new Constraint(
            code, message, Map.of(), value -> accepts.test(comparison.applyAsInt(value))));
  }

  private static ToIntFunction<Object> comparedWithNow(Target target) {
    if (target.isOneOf(Instant.class)) {
      return value -> ((Instant) value).compareTo(CLOCK.instant());
    }
    if (target.isOneOf(LocalDate.class)) {
      return value -> ((LocalDate) value).compareTo(LocalDate.now(CLOCK));
    }
    if (target.isOneOf(LocalDateTime.class)) {
      return value -> ((LocalDateTime) value).compareTo(LocalDateTime.now(CLOCK));
    }
    if (target.isOneOf(LocalTime.class)) {
      return value -> ((LocalTime) value).compareTo(LocalTime.now(CLOCK));
    }
    throw target.refused("It needs Instant, LocalDate, LocalTime or LocalDateTime");
  }
}
