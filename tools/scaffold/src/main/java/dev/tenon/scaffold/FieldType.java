package dev.tenon.scaffold;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a field of a resource may hold.
///
/// Samples are what the generated tests write and expect: two that differ, in Java and in JSON, and
/// one of another type.
enum FieldType {
  STRING("String", "String", "text", null, "\"%s 1\"", "\"%s 2\"", "1"),
  LONG("long", "Long", "bigint", null, "1", "2", "\"x\""),
  INT("int", "Integer", "integer", null, "1", "2", "\"x\""),
  BOOLEAN("boolean", "Boolean", "boolean", null, "false", "true", "\"x\""),
  UUID(
      "UUID",
      "UUID",
      "uuid",
      "java.util.UUID",
      "\"0198f2c0-0000-7000-8000-00000000000a\"",
      "\"0198f2c0-0000-7000-8000-00000000000b\"",
      "\"x\""),
  INSTANT(
      "Instant",
      "Instant",
      "timestamptz",
      "java.time.Instant",
      "\"2026-01-02T03:04:05Z\"",
      "\"2026-02-03T04:05:06Z\"",
      "\"x\""),
  DATE(
      "LocalDate",
      "LocalDate",
      "date",
      "java.time.LocalDate",
      "\"2026-01-02\"",
      "\"2026-02-03\"",
      "\"x\"");

  /// The type in Java.
  final String java;

  /// The type in Java where it may be null.
  final String boxed;

  /// The type of the column.
  final String sql;

  /// What is imported for it.
  final Optional<String> imported;

  private final String one;
  private final String two;

  /// A value in JSON that it does not take.
  final String wrong;

  FieldType(
      String java,
      String boxed,
      String sql,
      @Nullable String imported,
      String one,
      String two,
      String wrong) {
    this.java = java;
    this.boxed = boxed;
    this.sql = sql;
    this.imported = Optional.ofNullable(imported);
    this.one = one;
    this.two = two;
    this.wrong = wrong;
  }

  static Optional<FieldType> of(String name) {
    return Arrays.stream(values()).filter(type -> type.toString().equals(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(FieldType::toString).toList();
  }

  /// One of the two samples, in JSON.
  ///
  /// @param words what the field is called, for texts
  String json(String words, boolean isFirst) {
    return (isFirst ? one : two).formatted(words);
  }

  /// As it stands on a command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
