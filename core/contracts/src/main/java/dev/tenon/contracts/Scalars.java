package dev.tenon.contracts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The types that one text can give.
final class Scalars {

  private static final Map<Class<?>, Codec> CODECS =
      Map.ofEntries(
          Map.entry(String.class, TextCodec.any()),
          Map.entry(Boolean.class, new BooleanCodec()),
          Map.entry(
              Byte.class, new IntegerCodec("int8", Byte.MIN_VALUE, Byte.MAX_VALUE, n -> (byte) n)),
          Map.entry(
              Short.class,
              new IntegerCodec("int16", Short.MIN_VALUE, Short.MAX_VALUE, n -> (short) n)),
          Map.entry(
              Integer.class,
              new IntegerCodec("int32", Integer.MIN_VALUE, Integer.MAX_VALUE, n -> (int) n)),
          Map.entry(Long.class, new IntegerCodec("int64", Long.MIN_VALUE, Long.MAX_VALUE, n -> n)),
          Map.entry(Float.class, NumberCodec.FLOAT),
          Map.entry(Double.class, NumberCodec.DOUBLE),
          Map.entry(BigDecimal.class, NumberCodec.DECIMAL),
          Map.entry(BigInteger.class, NumberCodec.BIG_INTEGER),
          Map.entry(
              UUID.class,
              TextCodec.brief(
                  "must be a UUID of 36 characters",
                  Keywords.type("string", "uuid"),
                  Scalars::uuid,
                  Object::toString)),
          Map.entry(
              Instant.class,
              TextCodec.brief(
                  "must be a time with offset, such as 2026-01-31T12:30:00Z",
                  Keywords.type("string", "date-time"),
                  Times::instant,
                  formatted(Instant.class, Times::format))),
          Map.entry(
              LocalDate.class,
              TextCodec.brief(
                  "must be a date, such as 2026-01-31",
                  Keywords.type("string", "date"),
                  Times::date,
                  formatted(LocalDate.class, Times::format))),
          Map.entry(
              LocalTime.class,
              TextCodec.brief(
                  "must be a time of day, such as 12:30:00",
                  TextForms.TIME,
                  Times::time,
                  formatted(LocalTime.class, Times::format))),
          Map.entry(
              LocalDateTime.class,
              TextCodec.brief(
                  "must be a date and time without offset, such as 2026-01-31T12:30:00",
                  TextForms.DATE_TIME,
                  Times::dateTime,
                  formatted(LocalDateTime.class, Times::format))),
          Map.entry(
              Duration.class,
              TextCodec.brief(
                      "must be a duration, such as PT1H30M",
                      TextForms.DURATION,
                      Duration::parse,
                      Object::toString)
                  .fromText(
                      "must be a duration, such as 500ms, 5s, 2m, 1h, 1d or PT1H30M",
                      TextForms.SHORT_DURATION,
                      Times::shortDuration)),
          Map.entry(
              Locale.class,
              TextCodec.brief(
                  "must be a language tag, such as de-CH",
                  TextForms.LANGUAGE,
                  LanguageTags::parse,
                  locale -> ((Locale) locale).toLanguageTag())),
          Map.entry(
              URI.class,
              TextCodec.lengthy(
                  "must be a URI", TextForms.URI_REFERENCE, Scalars::uri, Object::toString)),
          Map.entry(
              byte[].class,
              TextCodec.lengthy(
                  "must be base64 with padding",
                  TextForms.BASE64,
                  Scalars::base64,
                  bytes -> Base64.getEncoder().encodeToString((byte[]) bytes))));

  private Scalars() {}

  /// The codec for a type; null if the type is no scalar.
  static @Nullable Codec find(Class<?> boxed) {
    return boxed.isEnum() ? oneOf(boxed) : CODECS.get(boxed);
  }

  private static Codec oneOf(Class<?> type) {
    var byName = Naming.constants(type, null);
    var names = List.copyOf(byName.keySet());
    var byConstant = new HashMap<Object, String>();
    byName.forEach((name, constant) -> byConstant.put(constant, name));
    return TextCodec.oneOf(
        "must be one of " + String.join(", ", names),
        Keywords.of("type", "string", "enum", names),
        text -> known(byName, text),
        byConstant::get);
  }

  /// What the text stands for.
  ///
  /// @throws IllegalArgumentException if it stands for nothing
  static Object known(Map<String, ?> values, String text) {
    var value = values.get(text);
    if (value == null) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static Object uuid(String text) {
    boolean isCanonical = text.length() == 36;
    for (int i = 0; isCanonical && i < 36; i++) {
      char c = text.charAt(i);
      isCanonical = isHyphen(i) ? c == '-' : Numbers.isHex(c);
    }
    if (!isCanonical) {
      throw new IllegalArgumentException();
    }
    return UUID.fromString(text);
  }

  private static boolean isHyphen(int position) {
    return position == 8 || position == 13 || position == 18 || position == 23;
  }

  private static Object uri(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException();
    }
    return URI.create(text);
  }

  /// The one text that stands for these bytes: padded, and with no bit set that says nothing.
  private static Object base64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException();
    }
    return bytes;
  }

  private static <T> Function<Object, String> formatted(Class<T> type, Function<T, String> format) {
    return value -> format.apply(type.cast(value));
  }
}
