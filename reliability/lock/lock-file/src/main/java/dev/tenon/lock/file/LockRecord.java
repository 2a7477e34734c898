package dev.tenon.lock.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is known of a lock: three lines of text, so that a person can read them, too.
///
/// @param end when it is free; long ago if it was released
record LockRecord(String owner, Instant end, long fence) {

  /// Above what a record can hold.
  static final int TOO_LONG = 512;

  private static final Pattern TEXT =
      Pattern.compile("owner (.{36})\nend (\\S{1,40})\nfence ([0-9]{1,18})\n", Pattern.DOTALL);

  /// Empty if it is none: what is written here is written whole.
  static Optional<LockRecord> parse(byte[] bytes) {
    var text = TEXT.matcher(new String(bytes, UTF_8));
    if (!text.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LockRecord(
              text.group(1), Instant.parse(text.group(2)), Long.parseLong(text.group(3))));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  byte[] bytes() {
    return String.join("\n", "owner " + owner, "end " + end, "fence " + fence, "").getBytes(UTF_8);
  }

  boolean isHeldAt(Instant now) {
    return now.isBefore(end);
  }

  boolean isHeldBy(String asking, Instant now) {
    return isHeldAt(now) && owner.equals(asking);
  }

  LockRecord until(Instant other) {
    return new LockRecord(owner, other, fence);
  }

  LockRecord released() {
    return until(Instant.EPOCH);
  }

  /// Whether it was neither taken nor held for so long; the fence is at least when it was taken.
  boolean isIdleAt(Instant now, Duration idle) {
    var since = now.minus(idle);
    return end.isBefore(since) && fence < micros(since);
  }

  /// The greater of the last fence plus one and the clock, so that fences grow although records are
  /// deleted and although the clock is set back.
  static long fence(long last, Instant now) {
    return Math.max(last + 1, micros(now));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
