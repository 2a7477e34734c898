package dev.tenon.contracts;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The JSON Schemas (2020-12) of contracts that stand in one document: each record once, under its
/// name, pointed at from everywhere else. Schemas are free JSON, in a stable order.
///
/// **Two sides.** What is read has constraints and defaults, and no other members; a member may be
/// absent where the contract says so. What is written has every member but an empty `Optional` and
/// an absent `Patch`; its constraints are left out, since nobody asks them, and other members may
/// come later. A record on both sides has two schemas, `Product` and, as it is read,
/// `ProductInput`.
///
/// **Names** are those of the classes, `PageOfProduct` for `Page<Product>`. Where two are alike,
/// each has the names of its enclosing classes before it. A record among those of a sealed
/// interface has a schema with the discriminator; where it stands by itself, too, the two are
/// `Card` and `CardInPayment`, after the same rule.
///
/// **Where schema and contract part.** JSON Schema cannot say these: a name given twice, U+0000 and
/// half a surrogate pair, [Limits], numbers beyond a `double` or a thousand digits, days that a
/// month does not have in a time without offset, what is past and what future, what a record's
/// constructor refuses, a pattern that only Java knows, what a validator of one's own refuses, the
/// length of a `@Trimmed` text; what a person should know of them stands in a `description`. An
/// [Alias] is read and not told. `1.0` is an integer there and not here. `format` is as far as each
/// validator takes it: `int32` and its like are those of the OpenAPI Format Registry, leap seconds
/// and more than nine digits of a second are refused here, `email` is a plain address here. `@Size`
/// of bytes is told in characters of base64, so a byte or two may slip through the schema. Items of
/// a set that are written differently but mean the same are alike here alone.
///
/// Immutable and thread-safe.
public final class JsonSchemas {

  static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private static final SchemaView TEXTS = new SchemaView(true, definition -> "");

  private final SchemaView read;
  private final SchemaView written;
  private final Map<String, Object> definitions;

  private JsonSchemas(SchemaView read, SchemaView written, Map<String, Object> definitions) {
    this.read = read;
    this.written = written;
    this.definitions = Collections.unmodifiableMap(definitions);
  }

  /// What one name of a query string gives.
  ///
  /// @param name the name
  /// @param isRequired whether it must be given
  /// @param schema of its text; of a list, of its items' texts
  public record Parameter(String name, boolean isRequired, Map<String, Object> schema) {

    /// Keeps the schema from being changed.
    public Parameter {
      schema = Collections.unmodifiableMap(schema);
    }
  }

  /// The schemas of these contracts.
  ///
  /// @param root where the [definitions][#definitions()] will stand: `#/components/schemas/`
  /// @param read the contracts of what is read
  /// @param written the contracts of what is written
  /// @throws IllegalArgumentException if two records would share a name, naming both, or if a name
  ///   holds more than letters of ASCII, digits and `_`
  public static JsonSchemas of(
      String root, Collection<Contract<?>> read, Collection<Contract<?>> written) {
    var readHere = definitions(true, read);
    var writtenHere = definitions(false, written);
    var names = new SchemaNames(readHere.keySet(), writtenHere.keySet());
    var readView = new SchemaView(true, definition -> root + names.of(definition.key(), true));
    var writtenView = new SchemaView(false, definition -> root + names.of(definition.key(), false));
    var definitions = new TreeMap<String, Object>();
    readHere.forEach(
        (key, found) -> definitions.put(names.of(key, true), found.definition(readView)));
    writtenHere.forEach(
        (key, found) -> definitions.put(names.of(key, false), found.definition(writtenView)));
    return new JsonSchemas(readView, writtenView, definitions);
  }

  /// The schema of what this contract reads, which was among those given.
  public Map<String, Object> read(Contract<?> contract) {
    return contract.slot().schema(read);
  }

  /// The schema of what this contract writes, which was among those given.
  public Map<String, Object> written(Contract<?> contract) {
    return contract.slot().schema(written);
  }

  /// The schemas of all records, each under its name, in the order of the names. Unmodifiable.
  public Map<String, Object> definitions() {
    return definitions;
  }

  /// The schema of what [Contract#fromText(String)] takes.
  ///
  /// @throws IllegalStateException if the contract is no scalar
  public static Map<String, Object> ofText(Contract<?> contract) {
    if (!contract.isScalar()) {
      throw new IllegalStateException(contract.name() + " is not given by one text.");
    }
    return contract.slot().textSchema(TEXTS);
  }

  /// What each name that [Contract#bind(Map)] knows gives, in the order of the components.
  ///
  /// @throws IllegalStateException if the contract is no record
  /// @throws IllegalArgumentException if a component cannot be given by texts, or two share a name
  public static List<Parameter> ofNames(Contract<?> contract) {
    return contract.parameters(TEXTS);
  }

  /// What each header that [Contract#bindHeaders(Map)] knows gives, in the order of the components.
  ///
  /// @throws IllegalStateException if the contract is no record
  /// @throws IllegalArgumentException if a component cannot be given by texts, or two share a name
  public static List<Parameter> ofHeaders(Contract<?> contract) {
    return contract.headerParameters(TEXTS);
  }

  /// All that stand under names, each once, also those that contain themselves.
  private static Map<SchemaKey, Definition> definitions(
      boolean isRead, Collection<Contract<?>> contracts) {
    var found = new LinkedHashMap<SchemaKey, Definition>();
    var waiting = new ArrayDeque<Definition>();
    var view =
        new SchemaView(
            isRead,
            definition -> {
              if (found.putIfAbsent(definition.key(), definition) == null) {
                waiting.add(definition);
              }
              return "";
            });
    contracts.forEach(contract -> contract.slot().schema(view));
    while (!waiting.isEmpty()) {
      waiting.remove().definition(view);
    }
    return found;
  }
}
