package dev.tenon.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which record is a row of which table.
///
/// The components are the columns, `createdAt` ↔ `created_at`. A component is a `String`,
/// `boolean`, `short`, `int`, `long`, `double`, `BigDecimal`, `UUID`, `Instant`, `LocalDate`,
/// `byte[]` or an enum (by name, in a text column), and may hold NULL when it is marked `@Nullable`
/// (of any package, if it is there at run time).
///
/// | Java | PostgreSQL | note |
/// |---|---|---|
/// | `Instant` | `timestamptz` | to the microsecond: a store cuts the rest off |
/// | `BigDecimal` | `numeric` | a column with a scale rounds; the in-memory database does not |
/// | `double` | `double precision` | |
/// | `String` | `text` | ordered by code point, in every database; an index that serves the order has `collate "C"` |
///
/// ```java
/// static final Table<Product, UUID> PRODUCTS =
///     Table.of("products", Product.class, Product::id).unique("sku");
/// ```
///
/// The table itself is made by a migration; nothing here creates it. On the module path the package
/// of the record is opened to this module. Immutable and thread-safe; make one a table.
///
/// @param <T> the record
/// @param <I> its id: one component, of one of the types above
public final class Table<T, I> {

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private final String name;
  private final String noun;
  private final RecordMapper<T> mapper;
  private final Function<T, I> id;
  private final String key;
  private final List<List<String>> uniques;

  private Table(
      String name,
      String noun,
      RecordMapper<T> mapper,
      Function<T, I> id,
      String key,
      List<List<String>> uniques) {
    this.name = name;
    this.noun = noun;
    this.mapper = mapper;
    this.id = id;
    this.key = key;
    this.uniques = uniques;
  }

  /// A table whose key is the component `id`.
  ///
  /// @param name lower case letters, digits and underscores, at most 63
  /// @param type the record
  /// @param id the key of a row, such as `Product::id`
  /// @throws IllegalArgumentException if the name or a component cannot be used, naming it and the
  ///   remedy
  public static <T extends Record, I> Table<T, I> of(
      String name, Class<T> type, Function<T, I> id) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A table is named by lower case letters, digits and underscores, at most 63: '%s'"
              .formatted(name));
    }
    return new Table<>(name, nounOf(name), RecordMapper.of(name, type), id, "id", List.of());
  }

  /// With another component as the key.
  ///
  /// @throws IllegalArgumentException if the record has no such component
  public Table<T, I> key(String component) {
    mapper.column(component);
    return new Table<>(name, noun, mapper, id, component, uniques);
  }

  /// With a rule that no two rows have the same values in these components. The in-memory database
  /// keeps it; in PostgreSQL the migration declares it, and a rule said here alone does nothing.
  /// Rows with NULL in one of them are never the same.
  ///
  /// @throws IllegalArgumentException if there is no component given, or the record has no such
  ///   component
  public Table<T, I> unique(String... components) {
    if (components.length == 0) {
      throw new IllegalArgumentException("unique() names at least one component of " + name);
    }
    for (var component : components) {
      mapper.column(component);
    }
    var more = new ArrayList<>(uniques);
    more.add(List.of(components));
    return new Table<>(name, noun, mapper, id, key, List.copyOf(more));
  }

  /// With another word for one row, as it stands in messages to callers: `There is no product with
  /// this id.` By default the name of the table in the singular, as far as a rule of thumb goes.
  ///
  /// @throws IllegalArgumentException if it is blank
  public Table<T, I> named(String noun) {
    if (noun.isBlank()) {
      throw new IllegalArgumentException("The word for one row of %s is blank.".formatted(name));
    }
    return new Table<>(name, noun, mapper, id, key, uniques);
  }

  /// The name in the database.
  public String name() {
    return name;
  }

  /// The name and the record, for messages.
  @Override
  public String toString() {
    return "Table[%s of %s]".formatted(name, mapper.type().getSimpleName());
  }

  String noun() {
    return noun;
  }

  RecordMapper<T> mapper() {
    return mapper;
  }

  I id(T row) {
    return id.apply(row);
  }

  Column key() {
    return mapper.column(key);
  }

  List<List<Column>> uniques() {
    return uniques.stream()
        .map(components -> components.stream().map(mapper::column).toList())
        .toList();
  }

  /// The id as the database keeps it.
  Object storedId(I given) {
    return key().coerced(Objects.requireNonNull(given, "An id is null"));
  }

  /// The values of a row as the database will keep them.
  ///
  /// @throws IllegalArgumentException if the key component is not what the id function returns
  Values stored(T row) {
    var values = mapper.stored(row);
    var keyed = Objects.requireNonNull(values.get(key()), "a key has a value");
    if (key().type().order().compare(keyed, storedId(id.apply(row))) != 0) {
      throw new IllegalArgumentException(
          "The key of %s is the component %s, and the id of a row is something else. Say key(…)."
              .formatted(name, key));
    }
    return values;
  }

  /// Refuses a table without its key; not earlier, since [#key(String)] may follow.
  void requireKey() {
    if (key().nullable()) {
      throw new IllegalArgumentException(
          "The key %s of %s is @Nullable. A key always has a value.".formatted(key, name));
    }
  }

  String columnNames() {
    return mapper.columns().stream().map(Column::quoted).collect(Collectors.joining(", "));
  }

  private static String nounOf(String name) {
    var words = name.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
    if (words.endsWith("ies")) {
      return words.substring(0, words.length() - 3) + "y";
    }
    return words.endsWith("s") && !words.endsWith("ss")
        ? words.substring(0, words.length() - 1)
        : words;
  }
}
