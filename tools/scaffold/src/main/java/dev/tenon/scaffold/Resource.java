package dev.tenon.scaffold;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// A kind of thing that a service keeps, with its fields.
///
/// @param name its words
/// @param plural the words for many
/// @param fields at least one, in the order in which they are shown
record Resource(Words name, Words plural, List<Field> fields) {

  private static final int LONGEST_NAME = 40;
  private static final int MOST_FIELDS = 40;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");

  /// What the generated code calls something else.
  private static final Set<String> TAKEN =
      Set.of(
          "base",
          "by",
          "changed",
          "change",
          "class",
          "clock",
          "contract",
          "created",
          "criteria",
          "database",
          "event",
          "events",
          "id",
          "if-match",
          "list",
          "map",
          "nothing",
          "nowhere",
          "object",
          "one",
          "page",
          "paging",
          "patch",
          "payload",
          "precondition",
          "record",
          "route",
          "routes",
          "string",
          "store",
          "table",
          "test",
          "test-answer",
          "test-client",
          "topic",
          "two",
          "tx",
          "uuid");

  /// Reads what stands on a command line.
  ///
  /// @param plural null for that of English
  /// @param fields each `name:type` or `name:type?`
  /// @throws ScaffoldFailure `TENON-N08`
  static Resource of(String name, @Nullable String plural, List<String> fields) {
    requireName(name);
    Optional.ofNullable(plural).ifPresent(Resource::requireName);
    var words = Words.of(name);
    var many = plural == null ? words.plural() : Words.of(plural);
    if (many.equals(words)) {
      throw refused(
          "One and many cannot both be called %s.".formatted(name),
          "Name another word for many with --plural.");
    }
    return new Resource(words, many, read(fields));
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
      throw refused(
          "\"%s\" is no name of a resource.".formatted(Visible.of(name)),
          "A name is small words with hyphens between, %d characters at most: order, purchase-order."
              .formatted(LONGEST_NAME));
    }
    if (TAKEN.contains(name) || SourceVersion.isKeyword(Words.of(name).camel())) {
      throw refused(
          "A resource cannot be called %s: the code around it calls something else so."
              .formatted(name),
          "Add a word, such as sold-%s.".formatted(name));
    }
  }

  private static List<Field> read(List<String> fields) {
    if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
      throw refused(
          "A resource has 1 to %d fields, not %d.".formatted(MOST_FIELDS, fields.size()),
          "For example: tenon generate resource order customer:string total:long note:string?");
    }
    var names = new HashSet<String>();
    return fields.stream()
        .map(Field::parse)
        .peek(field -> {
          if (!names.add(field.column())) {
            throw refused(
                "The field %s is there twice.".formatted(field.name()),
                "Leave one out, or name it otherwise.");
          }
        })
        .toList();
  }

  static ScaffoldFailure refused(String problem, String remedy) {
    return ScaffoldFailure.of(ScaffoldFailure.RESOURCE, problem, remedy);
  }

  /// The class, and what the names of the others begin with.
  String type() {
    return name.capitalized();
  }
}
