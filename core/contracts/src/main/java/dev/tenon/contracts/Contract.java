package dev.tenon.contracts;

import dev.tenon.contracts.Problems.Reader;
import dev.tenon.errors.DomainError;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a payload may look like, compiled once from a record: reads strictly, lists every problem
/// at once, writes without reflection.
///
/// **Types.** Records (nested, generic, recursive), sealed interfaces of records (see
/// [Discriminator]), `String`, `boolean`, the numbers with their boxes, `BigDecimal`, `BigInteger`,
/// `UUID` (36 characters), `Instant` (RFC 3339 with an offset; written in UTC), `LocalDate`,
/// `LocalTime`, `LocalDateTime`, `Duration` (ISO 8601), `URI`, `Locale` (BCP 47), enums by name,
/// `byte[]` as base64, `List`, `Set` (of scalars, each once), `Map` (keys are strings, enums,
/// UUIDs, URIs or times), [Sort], `Optional`, [Patch], and `Object` for any JSON, which alone may
/// hold U+0000 and a name twice, the last one counting. Lists, sets and maps are unmodifiable and
/// keep their order.
///
/// **Names** outside are those in Java, unless [WireName] or [WireNames] say others; an [Alias] is
/// read, too.
///
/// **Absent and null.** A component is required unless it is `@Nullable` (JSpecify), `Optional`,
/// [Patch], or has a default: what the record's own `static defaults()` returns for it; a nested
/// record with `defaults()` may be absent as a whole. `null` is accepted only where the type is
/// `@Nullable`, or as absent by [NullIsAbsent]. An empty `Optional` and an absent `Patch` are left
/// out when written.
///
/// **Nothing is coerced, nothing ignored.** `"1"` is no number; `1.0` and `1e2` are no whole
/// numbers, but `1` is also a decimal one; `0` is no boolean. A name that is not known and a name
/// given twice are problems, and so are U+0000 and half a surrogate pair in a text.
///
/// **Constraints** are those of `jakarta.validation.constraints`, on components and on type
/// arguments (`List<@NotBlank String>`), without groups, and constraints of one's own whose
/// annotation names a `ConstraintValidator` or is made of others: the validator is made once and
/// asked by all threads. They are asked of values that are there, of texts after [Trimmed]. `@Size`
/// counts Unicode code points; times are compared with the clock in UTC; `@Pattern` must match the
/// whole text and runs on a backtracking engine, so bound the text with `@Size`. A message of one's
/// own is taken as it is. What a record's constructor refuses with a [DomainError] is a problem at
/// that record, in its words. An `IllegalArgumentException` is one too, whose words are shown for
/// settings only, since they may come from inside; any other exception goes through.
///
/// **Problems** carry a JSON Pointer and one of these codes: `missing`, `null`, `wrong-type`,
/// `unknown-field`, `duplicate-field`, `duplicate-item`, `repeated`, `out-of-range`, `format`,
/// `unknown-value`, `nul-character`, `not-unicode`, `too-small`, `too-large`, `too-short`,
/// `too-long`, `too-few`, `too-many`, `too-many-digits`, `empty`, `blank`, `pattern`, `email`,
/// `not-past`, `not-future`, `not-true`, `not-false`, `not-null`, `invalid`, `too-many-problems`; a
/// constraint of one's own has its annotation's name, `isbn` for `@Isbn`. Names in pointers are cut
/// at 100 characters.
///
/// Immutable and thread-safe.
///
/// @param <T> the type of the payload
public final class Contract<T> {

  private static final ClassValue<Contract<?>> CONTRACTS =
      new ClassValue<>() {
        @Override
        protected Contract<?> computeValue(Class<?> type) {
          return compile(Shape.of(type), new Compiler(false));
        }
      };

  private final Shape shape;
  private final Slot slot;
  private final Limits limits;
  // Compiled when first asked for; twice in a race, which does no harm.
  private @Nullable Binding flat;
  private @Nullable Binding dotted;
  private @Nullable Binding headers;

  private Contract(Shape shape, Slot slot, Limits limits) {
    this.shape = shape;
    this.slot = slot;
    this.limits = limits;
  }

  /// The contract of a record or of any other type above; compiled once per class.
  ///
  /// @throws IllegalArgumentException if a type, a constraint or their combination is not
  ///   supported, naming the component and the remedy
  @SuppressWarnings("unchecked") // the cache keeps a contract by the class that it is of
  public static <T> Contract<T> of(Class<T> type) {
    return (Contract<T>) CONTRACTS.get(type);
  }

  /// The contract of a list.
  ///
  /// @throws IllegalArgumentException as [#of(Class)]
  public static <T> Contract<List<T>> list(Class<T> item) {
    return compile(Shape.of(List.class, Shape.of(item)));
  }

  /// The contract of a page.
  ///
  /// @throws IllegalArgumentException as [#of(Class)]
  public static <T> Contract<Page<T>> page(Class<T> item) {
    return compile(Shape.of(Page.class, Shape.of(item)));
  }

  /// The contract of an envelope.
  ///
  /// @throws IllegalArgumentException as [#of(Class)]
  public static <T> Contract<Envelope<T>> envelope(Class<T> data) {
    return compile(Shape.of(Envelope.class, Shape.of(data)));
  }

  /// The contract of a record whose components may be [Attachment]s, too, or lists of them, read by
  /// [#bind(Map, Map)]. It says what [#of(Class)] does of all others; it is compiled each time.
  ///
  /// @throws IllegalArgumentException as [#of(Class)]
  public static <T> Contract<T> withAttachments(Class<T> type) {
    return compile(Shape.of(type), new Compiler(true));
  }

  static <T> Contract<T> compile(Shape shape) {
    return compile(shape, new Compiler(false));
  }

  private static <T> Contract<T> compile(Shape shape, Compiler compiler) {
    return new Contract<>(shape, compiler.root(shape), Limits.defaults());
  }

  /// The same contract within other limits.
  public Contract<T> within(Limits other) {
    return new Contract<>(shape, slot, other);
  }

  /// The type for people, such as `Product` or `Page<Product>`.
  public String name() {
    return shape.name();
  }

  /// The type for programs, with its arguments.
  public Type type() {
    return shape.type();
  }

  /// Whether one text is enough to give the value, as in a path: whether [#fromText(String)] works.
  public boolean isScalar() {
    return slot.codec.isScalar();
  }

  /// The JSON Schema (2020-12) of what [#parse(byte[])] takes, as free JSON, with the records under
  /// `$defs`; how far the two agree is told at [JsonSchemas].
  ///
  /// @throws IllegalArgumentException if two records would share a name, naming both
  public Map<String, Object> jsonSchema() {
    var schemas = JsonSchemas.of("#/$defs/", List.of(this), List.of());
    var schema = Keywords.of("$schema", JsonSchemas.DIALECT);
    schema.putAll(schemas.read(this));
    if (!schemas.definitions().isEmpty()) {
      schema.put("$defs", schemas.definitions());
    }
    return schema;
  }

  /// A value that the contract takes, the same each time: what [Example] says, else what the schema
  /// allows, with every component that can be there. Made anew each time, for documents and tests.
  ///
  /// ```java
  /// NewProduct product = Contract.of(NewProduct.class).example().orElseThrow();
  /// ```
  ///
  /// Empty if none is found, as where a text must match a pattern of more than one kind of
  /// character, or a record's constructor wants what the schema does not say: give the components
  /// in question an [Example].
  ///
  /// @throws IllegalArgumentException if two records would share a name, naming both
  public Optional<T> example() {
    return SchemaExample.of(jsonSchema()).flatMap(this::taken);
  }

  private Optional<T> taken(byte[] json) {
    try {
      return Optional.ofNullable(parse(json));
    } catch (DomainError e) {
      return Optional.empty();
    }
  }

  Slot slot() {
    return slot;
  }

  /// What each name of a query string gives.
  List<JsonSchemas.Parameter> parameters(SchemaView view) {
    return flat().parameters(view);
  }

  /// What each header gives.
  List<JsonSchemas.Parameter> headerParameters(SchemaView view) {
    return headers().parameters(view);
  }

  /// Where this annotation stands on components, such as a classification of what they hold: JSON
  /// Pointers with `*` for any item of a list and any member of a map, in the order of the
  /// components. Inside of a record that contains itself it is looked for once. To be asked at the
  /// start; this reads annotations.
  ///
  /// ```java
  /// Contract.of(SignUp.class).marked(Sensitive.class)     // {/email=@Sensitive(HASH)}
  /// ```
  public <A extends Annotation> Map<String, A> marked(Class<A> annotation) {
    return Marks.find(annotation, slot.codec);
  }

  /// Reads one JSON value in UTF-8 (RFC 8259), without byte order mark and with nothing after it.
  ///
  /// @throws DomainError malformed (400) if the bytes are no JSON or nested too deeply, naming line
  ///   and column; invalid (422) if the JSON breaks the contract, with all problems
  public T parse(byte[] json) {
    var problems = new Problems(limits, Reader.CALLER);
    var value = JsonCursor.read(json, limits, cursor -> slot.read(cursor, problems));
    return finished(value, problems);
  }

  /// Reads a scalar from a text such as a variable of a path: as in JSON, without the quotes. A
  /// duration may also be `500ms`, `5s`, `2m`, `1h` or `1d`.
  ///
  /// @throws DomainError invalid (422), with the pointer `""`
  /// @throws IllegalStateException if the contract is no scalar
  public T fromText(String text) {
    if (!isScalar()) {
      throw new IllegalStateException(name() + " cannot be read from one text; it is no scalar.");
    }
    var problems = new Problems(limits, Reader.CALLER);
    return finished(slot.fromText(text, problems), problems);
  }

  /// Reads a record from named texts: a query string or a form.
  ///
  /// Nested records are flat: their components are names like those of the record itself. They are
  /// always built from their parts, except that a `@Nullable` or `Optional` one is left out when
  /// none of its names is there. A list is one text split at its commas, or several texts, each an
  /// item as it is. A name with no texts counts as absent. Cookies are read so, too.
  ///
  /// @throws DomainError invalid (422): unknown names, repeated scalars and all that breaks the
  ///   contract
  /// @throws IllegalStateException if this is no record
  /// @throws IllegalArgumentException if a component cannot be given by texts, or two share a name
  public T bind(Map<String, List<String>> values) {
    return bind(values, Map.of());
  }

  /// Reads a record from named texts and what comes beside them: a form with files.
  ///
  /// Names are those of [#bind(Map)]. An [Attachment] is asked for by its class; a list of them has
  /// all of its name, in their order. A text in place of an attachment, and an attachment in place
  /// of a text, are of a wrong type.
  ///
  /// @throws DomainError as [#bind(Map)]
  /// @throws IllegalStateException if this is no record
  /// @throws IllegalArgumentException if a component cannot be given by either, or two share a name
  public T bind(
      Map<String, List<String>> values,
      Map<String, ? extends List<? extends Attachment>> attachments) {
    var problems = new Problems(limits, Reader.CALLER);
    return finished(flat().read(values, attachments, problems), problems);
  }

  /// Every name that [#bind(Map)] knows, aliases included, in the order of the components.
  ///
  /// @throws IllegalStateException if this is no record
  /// @throws IllegalArgumentException if a component cannot be given by texts, or two share a name
  public Set<String> names() {
    return flat().keys();
  }

  /// Reads a record from texts named by dotted paths, such as `database.pool.max`: settings. Names
  /// are compared exactly; pointers have a step a name, `/database/pool/max`.
  ///
  /// @throws DomainError as [#bind(Map)]
  /// @throws IllegalStateException if this is no record
  /// @throws IllegalArgumentException if a component cannot be given by texts
  public T bindPaths(Map<String, List<String>> values) {
    var problems = new Problems(limits, Reader.OPERATOR);
    return finished(dotted().read(values, Map.of(), problems), problems);
  }

  /// Reads a record from HTTP headers, by the names that [#headerNames()] says; the case of letters
  /// is for the caller to settle, and names that are not among them are for nobody here.
  ///
  /// A list is one header or several, parted by commas, without white space around items and
  /// without empty ones (RFC 9110, 5.6.1); quotes are no more than characters.
  ///
  /// @throws DomainError invalid (422): repeated scalars and all that breaks the contract
  /// @throws IllegalStateException if this is no record
  /// @throws IllegalArgumentException if a component cannot be given by texts, or two share a name
  public T bindHeaders(Map<String, List<String>> values) {
    var problems = new Problems(limits, Reader.CALLER);
    return finished(headers().read(values, Map.of(), problems), problems);
  }

  /// Every header that [#bindHeaders(Map)] knows, in the order of the components: what [WireName]
  /// says, else the component's name as headers are written, `ifMatch` as `If-Match`.
  ///
  /// @throws IllegalStateException if this is no record
  /// @throws IllegalArgumentException if a component cannot be given by texts, or two share a name
  public Set<String> headerNames() {
    return headers().keys();
  }

  /// Every dotted path that [#bindPaths(Map)] knows, aliases included, in the order of the
  /// components.
  ///
  /// @throws IllegalStateException if this is no record
  /// @throws IllegalArgumentException if a component cannot be given by texts
  public Set<String> paths() {
    return dotted().keys();
  }

  /// The value as JSON in UTF-8.
  ///
  /// @throws IllegalArgumentException if the value breaks the contract in a way that JSON cannot
  ///   carry (null where none is allowed, NaN, half a surrogate pair, nested too deeply), naming
  ///   the place; constraints are not asked
  public byte[] toJson(T value) {
    var out = new JsonOutput(limits);
    slot.write(value, out);
    return out.toByteArray();
  }

  /// Writes the value as JSON in UTF-8, and does not close the stream. Nothing is written unless
  /// all of the value can be.
  ///
  /// @throws IllegalArgumentException as [#toJson(Object)]
  /// @throws IOException if the stream does
  public void write(T value, OutputStream out) throws IOException {
    out.write(toJson(value));
  }

  /// Names the type, for messages.
  @Override
  public String toString() {
    return "Contract<" + name() + ">";
  }

  private Binding flat() {
    var binding = flat;
    if (binding == null) {
      binding = Binding.flat(slot.codec);
      flat = binding;
    }
    return binding;
  }

  private Binding dotted() {
    var binding = dotted;
    if (binding == null) {
      binding = Binding.dotted(slot.codec);
      dotted = binding;
    }
    return binding;
  }

  private Binding headers() {
    var binding = headers;
    if (binding == null) {
      binding = Binding.headers(slot.codec);
      headers = binding;
    }
    return binding;
  }

  // Null only for a contract of Object, whose text may be `null`.
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T finished(@Nullable Object value, Problems problems) {
    problems.refuse();
    return (T) value;
  }
}
