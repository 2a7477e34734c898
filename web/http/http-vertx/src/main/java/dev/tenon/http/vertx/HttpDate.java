package dev.tenon.http.vertx;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The text of the `Date` header (RFC 9110, 5.6.7), made once a second. Helidon's own is in the
/// zone of the JVM, where the standard wants GMT.
final class HttpDate {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private volatile Second latest = second(0);

  private record Second(long epoch, String text) {}

  String now() {
    long epoch = System.currentTimeMillis() / 1000;
    var known = latest;
    if (known.epoch != epoch) {
      known = second(epoch);
      latest = known;
    }
    return known.text;
  }

  private static Second second(long epoch) {
    return new Second(epoch, FORMAT.format(Instant.ofEpochSecond(epoch)));
  }
}
