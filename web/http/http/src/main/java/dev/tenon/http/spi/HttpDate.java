package dev.tenon.http.spi;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The text of the `Date` header, which every engine sets (RFC 9110, 5.6.7 and 6.6.1), made once a
/// second. Thread-safe.
public final class HttpDate {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private volatile Second latest = second(0);

  /// One that has made no text yet.
  public HttpDate() {}

  private record Second(long epoch, String text) {}

  /// The present second, in GMT.
  public String now() {
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
