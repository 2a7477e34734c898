package dev.tenon.contracts;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as texts (RFC 3339, ISO 8601): four digits a year, never a guess.
final class Times {

  private static final String DATE = "dddd-dd-dd";
  private static final String MINUTES = "dd:dd";
  private static final String SECONDS = "dd:dd:dd";
  private static final String FRACTION = "ddddddddd";
  private static final int FRACTION_AT = SECONDS.length() + 1;
  private static final int IN_SECONDS = "0000-00-00T00:00:00Z".length();
  private static final int[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Times() {}

  /// With an offset, and with seconds.
  static Instant instant(String text) {
    boolean isUtc = text.endsWith("Z") || text.endsWith("z");
    int end = text.length() - (isUtc ? 1 : MINUTES.length() + 1);
    if (end <= 0) {
      throw new DateTimeException("too short");
    }
    var local = dateTime(text.substring(0, end), true);
    var instant =
        local.toInstant(ZoneOffset.UTC).minusSeconds(isUtc ? 0 : offset(text.substring(end)));
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new DateTimeException("out of range");
    }
    return instant;
  }

  static String format(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new DateTimeException("out of range");
    }
    var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    int nanos = instant.getNano();
    int places = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    var text = new byte[places == 0 ? IN_SECONDS : IN_SECONDS + 1 + places];
    digits(text, 0, 4, time.getYear(), '-');
    digits(text, 5, 2, time.getMonthValue(), '-');
    digits(text, 8, 2, time.getDayOfMonth(), 'T');
    digits(text, 11, 2, time.getHour(), ':');
    digits(text, 14, 2, time.getMinute(), ':');
    digits(text, 17, 2, time.getSecond(), places == 0 ? 'Z' : '.');
    if (places > 0) {
      digits(text, IN_SECONDS, places, nanos / POWERS[9 - places], 'Z');
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /// Puts a number of so many digits, and what follows it.
  private static void digits(byte[] text, int from, int places, int number, char next) {
    int rest = number;
    for (int i = from + places - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    text[from + places] = (byte) next;
  }

  static LocalDate date(String text) {
    matches(text, DATE);
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }

  static String format(LocalDate date) {
    fourDigits(date.getYear());
    return date.toString();
  }

  /// Seconds may be left out, as browsers do.
  static LocalTime time(String text) {
    return time(text, false);
  }

  static String format(LocalTime time) {
    return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
  }

  /// Seconds may be left out, as browsers do.
  static LocalDateTime dateTime(String text) {
    return dateTime(text, false);
  }

  static String format(LocalDateTime time) {
    fourDigits(time.getYear());
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
  }

  /// ISO 8601, or a whole number with its unit: `500ms`, `5s`, `2m`, `1h`, `1d`.
  static Duration shortDuration(String text) {
    int digits = 0;
    while (digits < text.length() && Numbers.isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits == 0) {
      return Duration.parse(text);
    }
    long amount = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> throw new IllegalArgumentException("no unit");
    };
  }

  private static LocalTime time(String text, boolean withSeconds) {
    if (!withSeconds && text.length() == MINUTES.length()) {
      matches(text, MINUTES);
      return LocalTime.of(number(text, 0, 2), number(text, 3, 5));
    }
    int digits = text.length() - FRACTION_AT;
    if (text.length() == SECONDS.length()) {
      matches(text, SECONDS);
    } else if (digits >= 1 && digits <= FRACTION.length()) {
      matches(text, SECONDS + "." + FRACTION.substring(0, digits));
    } else {
      throw new DateTimeException("no time");
    }
    int nanos = digits > 0 ? number(text, FRACTION_AT, text.length()) * POWERS[9 - digits] : 0;
    return LocalTime.of(number(text, 0, 2), number(text, 3, 5), number(text, 6, 8), nanos);
  }

  private static LocalDateTime dateTime(String text, boolean withSeconds) {
    int t = DATE.length();
    if (text.length() <= t || (text.charAt(t) | 0x20) != 't') {
      throw new DateTimeException("no time");
    }
    return date(text.substring(0, t)).atTime(time(text.substring(t + 1), withSeconds));
  }

  private static int offset(String text) {
    int sign = text.charAt(0) == '-' ? -1 : 1;
    matches(text, (sign < 0 ? "-" : "+") + MINUTES);
    int hours = number(text, 1, 3);
    int minutes = number(text, 4, 6);
    if (hours > 23 || minutes > 59) {
      throw new DateTimeException("no offset");
    }
    return sign * (hours * 3600 + minutes * 60);
  }

  /// @throws DateTimeException if the text has not this form, where `d` is a digit
  private static void matches(String text, String form) {
    boolean fits = text.length() == form.length();
    for (int i = 0; fits && i < form.length(); i++) {
      char wanted = form.charAt(i);
      fits = wanted == 'd' ? Numbers.isDigit(text.charAt(i)) : text.charAt(i) == wanted;
    }
    if (!fits) {
      throw new DateTimeException("not " + form);
    }
  }

  /// The number that these digits stand for.
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static void fourDigits(int year) {
    if (year < 0 || year > 9999) {
      throw new DateTimeException("out of range");
    }
  }
}
