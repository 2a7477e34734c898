package dev.tenon.sql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Between records and rows; all reflection is done when it is made.
final class RecordMapper<T> {

  private final String table;
  private final Class<T> type;
  private final List<Column> columns;
  private final MethodHandle constructor;

  /// The constructor for an array of values, fitted at the first row: that costs a start more than
  /// a millisecond a table. Written by whichever threads come first, always with the same meaning.
  private @Nullable MethodHandle maker;

  private RecordMapper(
      String table, Class<T> type, List<Column> columns, MethodHandle constructor) {
    this.table = table;
    this.type = type;
    this.columns = columns;
    this.constructor = constructor;
  }

  static <T extends Record> RecordMapper<T> of(String table, Class<T> type) {
    var components = type.getRecordComponents();
    if (components == null || components.length == 0) {
      throw new IllegalArgumentException(
          "A row of %s is a record with components; %s is not."
              .formatted(table, type.getSimpleName()));
    }
    try {
      var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types));
      var columns = new Column[components.length];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = column(table, i, components[i], lookup);
      }
      requireDistinct(table, columns);
      return new RecordMapper<>(table, type, List.of(columns), constructor);
    } catch (IllegalAccessException | NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "The record %s cannot be made: open its package to dev.tenon.sql in module-info.java."
              .formatted(type.getName()),
          e);
    }
  }

  Class<T> type() {
    return type;
  }

  List<Column> columns() {
    return columns;
  }

  /// The column of a component.
  ///
  /// @throws IllegalArgumentException if there is none, naming those there are
  Column column(String component) {
    for (var column : columns) {
      if (column.component().equals(component)) {
        return column;
      }
    }
    throw new IllegalArgumentException(
        "%s has no component '%s'; there are %s."
            .formatted(
                table,
                component,
                columns.stream().map(Column::component).collect(Collectors.joining(", "))));
  }

  /// The values of a record as the database will keep them.
  Values stored(T row) {
    var values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).storedOf(row);
    }
    return new Values(values);
  }

  /// A record of these values, with arrays of its own.
  T made(Values values) {
    var copy = new @Nullable Object[columns.size()];
    for (int i = 0; i < copy.length; i++) {
      var value = values.get(columns.get(i));
      copy[i] = value instanceof byte[] bytes ? bytes.clone() : value;
    }
    return made(copy);
  }

  /// A record of the present row, whose columns begin at this index.
  T read(ResultSet rows, int from) throws SQLException {
    var values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).read(rows, from + i);
    }
    return made(values);
  }

  @SuppressWarnings("unchecked") // the constructor is the record's own
  private T made(@Nullable Object[] values) {
    var handle = maker;
    if (handle == null) {
      handle = fitted();
      maker = handle;
    }
    try {
      return (T) handle.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("A record's constructor threw a checked exception", e);
    }
  }

  private MethodHandle fitted() {
    return constructor
        .asSpreader(Object[].class, columns.size())
        .asType(MethodType.methodType(Object.class, Object[].class));
  }

  private static Column column(
      String table, int index, RecordComponent component, MethodHandles.Lookup lookup)
      throws IllegalAccessException {
    var type = ColumnType.find(component.getType());
    if (type == null) {
      throw new IllegalArgumentException(
          "Component %s of %s is a %s, which no column holds. There are String, boolean, short, int, long, double, BigDecimal, UUID, Instant, LocalDate, byte[] and enums: use one of these and convert in the record."
              .formatted(component.getName(), table, component.getType().getTypeName()));
    }
    var accessor =
        lookup
            .unreflect(component.getAccessor())
            .asType(MethodType.methodType(Object.class, Object.class));
    return new Column(
        table,
        index,
        component.getName(),
        snakeCase(component.getName()),
        type,
        isNullable(component),
        accessor);
  }

  private static boolean isNullable(RecordComponent component) {
    return isMarked(component) || isMarked(component.getAnnotatedType());
  }

  private static boolean isMarked(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }

  private static String snakeCase(String component) {
    var name = new StringBuilder(component.length() + 4);
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        if (i > 0) {
          name.append('_');
        }
        name.append((char) (c - 'A' + 'a'));
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
        name.append(c);
      } else {
        throw new IllegalArgumentException(
            "Component %s has a character that no column name holds: use letters, digits and underscores of ASCII."
                .formatted(component));
      }
    }
    return name.toString();
  }

  private static void requireDistinct(String table, Column[] columns) {
    if (Arrays.stream(columns).map(Column::name).distinct().count() < columns.length) {
      throw new IllegalArgumentException(
          "Two components of the record for %s have the same column: rename one.".formatted(table));
    }
  }
}
