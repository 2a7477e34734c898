package dev.tenon.sql.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row whose every component may be missing, but for its key.
@SuppressWarnings("ArrayRecordComponent") // an array is one of the types
record Blank(
    long id,
    @Nullable String text,
    @Nullable Boolean flag,
    @Nullable Short small,
    @Nullable Integer number,
    @Nullable Long size,
    @Nullable Double ratio,
    @Nullable BigDecimal amount,
    @Nullable UUID other,
    @Nullable Instant at,
    @Nullable LocalDate day,
    @Nullable Colour colour,
    byte @Nullable [] payload) {

  static Blank of(long id) {
    return new Blank(id, null, null, null, null, null, null, null, null, null, null, null, null);
  }
}
