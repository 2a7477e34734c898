package dev.tenon.scaffold;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of a resource: contracts, store, routes, migration and tests, as they stand in the
/// template for items. Where lines break is the formatter's to say, afterwards.
final class ResourceSources {

  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  private final Resource resource;
  private final String base;
  private final Map<String, String> words = new HashMap<>();

  /// @param base the package of the service
  ResourceSources(Resource resource, String base) {
    this.resource = resource;
    this.base = base;
    name();
    contracts();
    storage();
    tests();
  }

  /// By path, relative to the service.
  ///
  /// @param migration the number of the migration
  SortedMap<String, String> files(int migration) {
    var folder = base.replace('.', '/') + "/" + packageName();
    var files = new TreeMap<String, String>();
    for (var part : List.of("", "Routes", "Store")) {
      put(files, "src/main/java/" + folder, "Type" + part + ".java");
    }
    put(files, "src/main/java/" + folder, "package-info.java");
    for (var part : List.of("RoutesTest", "StoreContract", "StoreTest")) {
      put(files, "src/test/java/" + folder, "Type" + part + ".java");
    }
    files.put(
        "src/main/resources/db/migration/V%03d__create_%s.sql"
            .formatted(migration, resource.plural().joined("_")),
        filled("create.sql"));
    return files;
  }

  private void put(Map<String, String> files, String folder, String file) {
    files.put(folder + "/" + file.replace("Type", resource.type()), filled(file));
  }

  String packageName() {
    return resource.plural().joined("");
  }

  private String filled(String template) {
    return PLACE
        .matcher(read(template))
        .replaceAll(place -> Matcher.quoteReplacement(words.get(place.group(1))));
  }

  private static String read(String template) {
    var name = "resource/" + template + ".txt";
    try (var in = ResourceSources.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void name() {
    var one = resource.name();
    var many = resource.plural();
    words.put("base", base);
    words.put("package", packageName());
    words.put("Type", one.capitalized());
    words.put("Types", many.capitalized());
    words.put("var", one.camel());
    words.put("vars", many.camel());
    words.put("CONSTANT", many.joined("_").toUpperCase(Locale.ROOT));
    words.put("word", one.joined(" "));
    words.put("words", many.joined(" "));
    words.put("Words", many.sentence());
    words.put("topic", one.joined("-"));
    words.put("path", many.joined("-"));
    words.put("table", many.joined("_"));
  }

  private void contracts() {
    words.put("imports", imports());
    words.put("components", each("", field -> "    " + field.stored() + ",\n"));
    words.put("newComponents", each(", ", Field::sent));
    words.put("patchComponents", each(", ", Field::patched));
    words.put("searched", texts().isEmpty() ? "" : "; of a text, a part is enough");
    words.put(
        "searchComponents",
        texts().stream()
            .map(field -> "@Nullable @Size(max = 200) String %s, ".formatted(field.name()))
            .collect(joining()));
    var given = resource.name().camel();
    words.put("ofArguments", each(", ", field -> given + "." + field.name()));
    words.put("byArguments", each(", ", field -> "by." + field.name()));
    words.put("patchArguments", each(", ", field -> "by.%1$s.or(%1$s)".formatted(field.name())));
  }

  private String imports() {
    var imports = new TreeSet<String>();
    imports.add("dev.tenon.contracts.Paging");
    imports.add("dev.tenon.contracts.Patch");
    imports.add("java.time.Instant");
    imports.add("java.util.UUID");
    imports.add("org.jspecify.annotations.Nullable");
    for (var field : resource.fields()) {
      field.type().imported.ifPresent(imports::add);
      if (field.isText()) {
        imports.add("jakarta.validation.constraints.Size");
      }
      if (field.isText() && !field.isOptional()) {
        imports.add("jakarta.validation.constraints.NotBlank");
      }
    }
    return lines(imports);
  }

  private static String lines(Iterable<String> imports) {
    var lines = new StringBuilder();
    imports.forEach(type -> lines.append("import ").append(type).append(";\n"));
    return lines.toString();
  }

  private void storage() {
    words.put(
        "criteria",
        texts().stream()
            .map(field ->
                "                .whenPresent(search.%1$s(), (all, %1$s) -> all.contains(\"%1$s\", %1$s))\n"
                    .formatted(field.name()))
            .collect(joining()));
    words.put("columns", columns());
  }

  private String columns() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("id", "uuid", "PRIMARY KEY"));
    resource
        .fields()
        .forEach(field ->
            rows.add(
                List.of(field.column(), field.type().sql, field.isOptional() ? "" : "NOT NULL")));
    rows.add(List.of("version", "bigint", "NOT NULL"));
    rows.add(List.of("created_at", "timestamptz", "NOT NULL"));
    rows.add(List.of("updated_at", "timestamptz", ""));
    int longest = rows.stream().mapToInt(row -> row.getFirst().length()).max().orElse(0);
    var line = "  %-" + longest + "s %-11s %s";
    return rows.stream()
            .map(row -> line.formatted(row.get(0), row.get(1), row.get(2)).stripTrailing())
            .collect(joining(",\n"))
        + "\n";
  }

  private void tests() {
    var fields = resource.fields();
    words.put("one", quoted(json(true)));
    words.put("two", quoted(json(false)));
    words.put("membersOne", each("", field -> member(field, true)));
    words.put("membersTwo", each("", field -> member(field, false)));
    words.put(
        "mistakes",
        quoted(
            each("", field -> "\"%s\": %s, ".formatted(field.name(), field.type().wrong))
                .transform(members -> "{" + members + "\"unknown\": true}")));
    words.put("pointers", each(", ", field -> "\"/%s\"".formatted(field.name())));
    words.put("patches", patches(fields.getFirst(), fields.getLast()));
    words.put("testOfText", texts().stream().findFirst().map(this::testOfText).orElse(""));
    words.put("literalsOne", each(", ", field -> field.literal(true)));
    words.put("literalsTwo", each(", ", field -> field.literal(false)));
    words.put("absent", each(", ", _ -> "Patch.absent()"));
    words.put("noTexts", "null, ".repeat(texts().size()));
    words.put("texts", texts().stream().map(field -> field.part() + ", ").collect(joining()));
    var imports =
        new TreeSet<>(List.of("java.time.Duration", "java.util.ArrayList", "java.util.List"));
    fields.forEach(field -> field.type().imported.ifPresent(imports::add));
    words.put("testImports", lines(imports));
  }

  private String json(boolean isFirst) {
    return "{"
        + each(", ", field -> "\"%s\": %s".formatted(field.name(), field.json(isFirst)))
        + "}";
  }

  private static String quoted(String json) {
    return json.replace("\"", "\\\"");
  }

  private static String member(Field field, boolean isFirst) {
    return "        .hasMember(%s, \"%s\")\n".formatted(field.read(isFirst), field.name());
  }

  private String patches(Field first, Field last) {
    boolean isOne = first.equals(last);
    var one = patch(first, 2) + member(first, false) + (isOne ? "" : member(last, true));
    var other = patch(last, 3) + member(first, false) + member(last, false);
    return ended(one) + (isOne ? "" : ended(other));
  }

  private static String patch(Field field, int version) {
    return """
        assertThat(client.patch(location(created), "%s"))
            .hasStatus(200)
            .hasHeader("ETag", "\\"%d\\"")
    """
        .formatted(quoted("{\"%s\": %s}".formatted(field.name(), field.json(false))), version);
  }

  private static String ended(String statement) {
    return statement.stripTrailing() + ";\n";
  }

  private String testOfText(Field text) {
    return """
      @Test
      void search_by%s_findsPartsOfIt() {
        client.post(%2$s, ONE);
        var second = client.post(%2$s, TWO);

        assertThat(ids(client.get(%2$s + "?%3$s=2"))).containsExactly(second.json("id"));
      }

    """
        .formatted(text.capitalized(), words.get("CONSTANT"), text.name());
  }

  private List<Field> texts() {
    return resource.fields().stream().filter(Field::isText).toList();
  }

  private String each(String separator, Function<Field, String> part) {
    return resource.fields().stream().map(part).collect(joining(separator));
  }
}
