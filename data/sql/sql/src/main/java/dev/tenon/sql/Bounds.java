package dev.tenon.sql;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/// How far the types of PostgreSQL reach; checked before a statement is sent, so that the in-memory
/// database refuses the same values, and so that `1E999999999` does not become a gigabyte of text.
final class Bounds {

  private static final Instant FIRST_INSTANT = Instant.parse("-4712-01-01T00:00:00Z");
  private static final Instant LAST_INSTANT = Instant.parse("+294276-12-31T23:59:59.999999Z");
  private static final LocalDate FIRST_DATE = LocalDate.parse("-4712-01-01");
  private static final LocalDate LAST_DATE = LocalDate.parse("+294276-12-31");
  private static final int DIGITS_BEFORE_POINT = 131_072;
  private static final int DIGITS_AFTER_POINT = 16_383;

  private Bounds() {}

  static Instant within(Instant value) {
    return require(value, !value.isBefore(FIRST_INSTANT) && !value.isAfter(LAST_INSTANT), "A time");
  }

  static LocalDate within(LocalDate value) {
    return require(value, !value.isBefore(FIRST_DATE) && !value.isAfter(LAST_DATE), "A date");
  }

  static BigDecimal within(BigDecimal value) {
    long before = (long) value.precision() - value.scale();
    var checked =
        require(
            value,
            before <= DIGITS_BEFORE_POINT && value.scale() <= DIGITS_AFTER_POINT,
            "A number");
    return checked.scale() < 0 ? checked.setScale(0) : checked;
  }

  private static <V> V require(V value, boolean fits, String what) {
    if (!fits) {
      throw new DomainError(ErrorKind.INVALID, what + " is out of range.");
    }
    return value;
  }
}
