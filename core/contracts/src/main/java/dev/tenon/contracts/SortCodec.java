package dev.tenon.contracts;

import dev.tenon.contracts.Sort.By;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The order that a list is wanted in: a list of fields, each with `-` before it for descending.
final class SortCodec extends Codec {

  private final ListCodec items;
  private final List<Object> once;

  private SortCodec(ListCodec items, List<Object> once) {
    this.items = items;
    this.once = once;
  }

  /// @throws IllegalArgumentException if the fields are no enum
  static SortCodec of(Shape fields, String place) {
    if (!fields.raw().isEnum()) {
      throw Compiler.refused(
          place, "one sorts by the constants of an enum", "Name the fields in an enum");
    }
    var byName = new LinkedHashMap<String, Object>();
    var names = new LinkedHashMap<Object, String>();
    Naming.constants(fields.raw(), NameStyle.CAMEL_CASE)
        .forEach((name, constant) -> {
          put(name, by(constant, false), byName, names);
          put("-" + name, by(constant, true), byName, names);
        });
    var allowed = byName.keySet().stream().filter(name -> !name.startsWith("-")).toList();
    var codec =
        TextCodec.oneOf(
            "must be one of %s, with - before it for descending"
                .formatted(String.join(", ", allowed)),
            Keywords.of("type", "string", "enum", List.copyOf(byName.keySet())),
            text -> Scalars.known(byName, text),
            names::get);
    return new SortCodec(
        new ListCodec(new Slot(codec, false, List.of()), false),
        allowed.stream().map(SortCodec::once).toList());
  }

  private static void put(
      String name, Object by, Map<String, Object> byName, Map<Object, String> names) {
    byName.put(name, by);
    names.put(by, name);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the constant of an enum that is known at run time
  private static By<?> by(Enum<?> constant, boolean isDescending) {
    return new By(constant, isDescending);
  }

  @Override
  Object read(JsonCursor in, Problems problems) {
    return sort(items.read(in, problems), problems);
  }

  @Override
  Object fromTexts(List<String> texts, Problems problems) {
    return sort(items.fromTexts(texts, problems), problems);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // as above
  private static Object sort(Object read, Problems problems) {
    if (read == FAILED) {
      return FAILED;
    }
    var by = (List<By<?>>) read;
    int before = problems.count();
    var seen = new HashSet<Object>();
    for (int i = 0; i < by.size(); i++) {
      if (!seen.add(by.get(i).field())) {
        problems.path.enter(i);
        problems.add("duplicate-item", ListCodec.DUPLICATE);
        problems.path.leave();
      }
    }
    return problems.count() == before ? new Sort(by) : FAILED;
  }

  @Override
  void write(Object value, JsonOutput out) {
    items.write(((Sort<?>) value).by(), out);
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    return described(items.schema(view));
  }

  @Override
  Map<String, Object> textSchema(SchemaView view) {
    return described(items.textSchema(view));
  }

  private Map<String, Object> described(Map<String, Object> schema) {
    schema.put("allOf", once);
    return schema;
  }

  /// That a field is there once, in whichever direction.
  private static Object once(String field) {
    return Keywords.of(
        "contains",
        Keywords.of("enum", List.of(field, "-" + field)),
        "minContains",
        0,
        "maxContains",
        1);
  }

  @Override
  boolean isBindable() {
    return true;
  }

  @Override
  boolean isRepeatable() {
    return true;
  }

  @Override
  Object absent() {
    return Sort.none();
  }
}
