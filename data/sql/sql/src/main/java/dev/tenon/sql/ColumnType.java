package dev.tenon.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the values of one Java type are written, read, compared and brought to the form in which
/// PostgreSQL keeps them.
///
/// @param javaType the boxed type
/// @param sqlType from [Types], for NULL
/// @param text whether the column is text in the database
/// @param write binds a value
/// @param read reads a value; anything where the column is NULL
/// @param order the order of the database
/// @param stored the value as the database keeps it
record ColumnType(
    Class<?> javaType,
    int sqlType,
    boolean text,
    Writer write,
    Reader read,
    Comparator<Object> order,
    UnaryOperator<Object> stored) {

  /// Binds a value.
  @FunctionalInterface
  interface Writer {
    void write(PreparedStatement statement, int index, Object value) throws SQLException;
  }

  /// Reads a value.
  @FunctionalInterface
  interface Reader {
    @Nullable Object read(ResultSet rows, int index) throws SQLException;
  }

  private static final Map<Class<?>, ColumnType> KNOWN =
      Arrays.stream(
              new ColumnType[] {
                of(
                    String.class,
                    Types.VARCHAR,
                    (statement, index, value) -> statement.setString(index, (String) value),
                    ResultSet::getString,
                    (a, b) -> Text.compare((String) a, (String) b),
                    value -> Text.storable((String) value)),
                of(
                    Boolean.class,
                    Types.BOOLEAN,
                    (statement, index, value) -> statement.setBoolean(index, (Boolean) value),
                    ResultSet::getBoolean,
                    natural(Boolean.class),
                    UnaryOperator.identity()),
                of(
                    Short.class,
                    Types.SMALLINT,
                    (statement, index, value) -> statement.setShort(index, (Short) value),
                    ResultSet::getShort,
                    natural(Short.class),
                    UnaryOperator.identity()),
                of(
                    Integer.class,
                    Types.INTEGER,
                    (statement, index, value) -> statement.setInt(index, (Integer) value),
                    ResultSet::getInt,
                    natural(Integer.class),
                    UnaryOperator.identity()),
                of(
                    Long.class,
                    Types.BIGINT,
                    (statement, index, value) -> statement.setLong(index, (Long) value),
                    ResultSet::getLong,
                    natural(Long.class),
                    UnaryOperator.identity()),
                of(
                    Double.class,
                    Types.DOUBLE,
                    (statement, index, value) -> statement.setDouble(index, (Double) value),
                    ResultSet::getDouble,
                    (a, b) -> compare((Double) a, (Double) b),
                    UnaryOperator.identity()),
                of(
                    BigDecimal.class,
                    Types.NUMERIC,
                    (statement, index, value) -> statement.setBigDecimal(index, (BigDecimal) value),
                    ResultSet::getBigDecimal,
                    natural(BigDecimal.class),
                    value -> Bounds.within((BigDecimal) value)),
                of(
                    UUID.class,
                    Types.OTHER,
                    PreparedStatement::setObject,
                    (rows, index) -> rows.getObject(index, UUID.class),
                    (a, b) -> compare((UUID) a, (UUID) b),
                    UnaryOperator.identity()),
                of(
                    Instant.class,
                    Types.TIMESTAMP_WITH_TIMEZONE,
                    (statement, index, value) ->
                        statement.setObject(index, ((Instant) value).atOffset(ZoneOffset.UTC)),
                    (rows, index) -> instant(rows.getObject(index, OffsetDateTime.class)),
                    natural(Instant.class),
                    value -> Bounds.within(((Instant) value).truncatedTo(ChronoUnit.MICROS))),
                of(
                    LocalDate.class,
                    Types.DATE,
                    PreparedStatement::setObject,
                    (rows, index) -> rows.getObject(index, LocalDate.class),
                    Comparator.comparing(value -> (LocalDate) value),
                    value -> Bounds.within((LocalDate) value)),
                of(
                    byte[].class,
                    Types.BINARY,
                    (statement, index, value) -> statement.setBytes(index, (byte[]) value),
                    ResultSet::getBytes,
                    (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b),
                    value -> ((byte[]) value).clone())
              })
          .collect(Collectors.toUnmodifiableMap(ColumnType::javaType, type -> type));

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          boolean.class, Boolean.class,
          short.class, Short.class,
          int.class, Integer.class,
          long.class, Long.class,
          double.class, Double.class);

  /// Text of the kind that patterns are written in.
  static final ColumnType TEXT = Objects.requireNonNull(KNOWN.get(String.class));

  /// The type of a component; null where there is none.
  static @Nullable ColumnType find(Class<?> type) {
    return type.isEnum() ? enumerated(type) : KNOWN.get(BOXES.getOrDefault(type, type));
  }

  /// A value given by hand, such as `5` for a `long`, in the type of the column.
  ///
  /// @return null where it does not fit
  @Nullable Object coerced(Object value) {
    if (javaType.isInstance(value)) {
      return stored.apply(value);
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      long number = ((Number) value).longValue();
      if (javaType == Long.class) {
        return number;
      }
      if (javaType == Integer.class) {
        return (int) number;
      }
    }
    return null;
  }

  private static ColumnType enumerated(Class<?> type) {
    var constants =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> (Enum<?>) constant)
            .collect(Collectors.toUnmodifiableMap(Enum::name, constant -> constant));
    return new ColumnType(
        type,
        Types.VARCHAR,
        true,
        (statement, index, value) -> statement.setString(index, ((Enum<?>) value).name()),
        (rows, index) -> {
          var name = rows.getString(index);
          if (name == null) {
            return null;
          }
          var constant = constants.get(name);
          if (constant == null) {
            throw new SQLException("There is no such constant in " + type.getSimpleName());
          }
          return constant;
        },
        (a, b) -> Text.compare(((Enum<?>) a).name(), ((Enum<?>) b).name()),
        UnaryOperator.identity());
  }

  private static ColumnType of(
      Class<?> type,
      int sqlType,
      Writer write,
      Reader read,
      Comparator<Object> order,
      UnaryOperator<Object> stored) {
    return new ColumnType(type, sqlType, type == String.class, write, read, order, stored);
  }

  private static <V extends Comparable<? super V>> Comparator<Object> natural(Class<V> type) {
    return (a, b) -> type.cast(a).compareTo(type.cast(b));
  }

  /// Not a number is the greatest, as in Java; both zeros are equal, unlike in [Double#compare].
  private static int compare(Double a, Double b) {
    return a.doubleValue() == b.doubleValue() ? 0 : Double.compare(a, b);
  }

  /// By unsigned bytes, unlike [UUID#compareTo].
  private static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
