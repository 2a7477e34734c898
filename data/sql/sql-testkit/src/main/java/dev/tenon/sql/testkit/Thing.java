package dev.tenon.sql.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row with a component of every type.
@SuppressWarnings("ArrayRecordComponent") // an array is one of the types
record Thing(
    UUID id,
    String name,
    @Nullable String code,
    int number,
    @Nullable Long size,
    short small,
    boolean flag,
    double ratio,
    @Nullable BigDecimal amount,
    Instant madeAt,
    @Nullable LocalDate day,
    Colour colour,
    byte @Nullable [] payload) {

  private static final Instant SOME_TIME = Instant.parse("2026-03-29T01:30:00.123456Z");

  /// A thing whose optional components are missing.
  static Thing named(String name) {
    return new Thing(
        UUID.randomUUID(),
        name,
        null,
        0,
        null,
        (short) 0,
        false,
        0,
        null,
        SOME_TIME,
        null,
        Colour.RED,
        null);
  }

  Thing withId(UUID id) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withName(String name) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withCode(@Nullable String code) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withNumber(int number) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withSize(@Nullable Long size) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withSmall(short small) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withFlag(boolean flag) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withRatio(double ratio) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withAmount(@Nullable BigDecimal amount) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withMadeAt(Instant madeAt) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withDay(@Nullable LocalDate day) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withColour(Colour colour) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }

  Thing withPayload(byte @Nullable [] payload) {
    return new Thing(
        id, name, code, number, size, small, flag, ratio, amount, madeAt, day, colour, payload);
  }
}
