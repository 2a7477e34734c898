package dev.tenon.scaffold;

import static dev.tenon.scaffold.FieldType.STRING;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/// One field of a resource.
///
/// @param name as in Java and JSON: `totalPrice`
/// @param isOptional whether it may be null
record Field(String name, FieldType type, boolean isOptional) {

  static final int LONGEST = 40;

  private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");

  /// Words that the generated code, or every resource, has already.
  private static final Set<String> TAKEN =
      Set.of(
          "by",
          "createdAt",
          "id",
          "limit",
          "now",
          "offset",
          "paging",
          "unknown",
          "updatedAt",
          "version");

  /// What PostgreSQL reads as something else unless it stands in quotes.
  private static final Set<String> RESERVED =
      Set.of(
          "all",
          "analyse",
          "analyze",
          "and",
          "any",
          "array",
          "as",
          "asc",
          "asymmetric",
          "authorization",
          "binary",
          "both",
          "case",
          "cast",
          "check",
          "collate",
          "collation",
          "column",
          "concurrently",
          "constraint",
          "create",
          "cross",
          "current_date",
          "current_role",
          "current_time",
          "current_user",
          "default",
          "deferrable",
          "desc",
          "distinct",
          "do",
          "else",
          "end",
          "except",
          "false",
          "fetch",
          "for",
          "foreign",
          "freeze",
          "from",
          "full",
          "grant",
          "group",
          "having",
          "ilike",
          "in",
          "initially",
          "inner",
          "intersect",
          "into",
          "is",
          "isnull",
          "join",
          "lateral",
          "leading",
          "left",
          "like",
          "limit",
          "localtime",
          "localtimestamp",
          "natural",
          "not",
          "notnull",
          "null",
          "offset",
          "on",
          "only",
          "or",
          "order",
          "outer",
          "overlaps",
          "placing",
          "primary",
          "references",
          "returning",
          "right",
          "select",
          "session_user",
          "similar",
          "some",
          "symmetric",
          "system_user",
          "table",
          "tablesample",
          "then",
          "to",
          "trailing",
          "true",
          "union",
          "unique",
          "user",
          "using",
          "variadic",
          "verbose",
          "when",
          "where",
          "window",
          "with");

  /// Reads `name:type`, or `name:type?` for one that may be null.
  ///
  /// @throws ScaffoldFailure `TENON-N08`
  static Field parse(String text) {
    int colon = text.indexOf(':');
    var name = colon < 0 ? text : text.substring(0, colon);
    var typed = colon < 0 ? "string" : text.substring(colon + 1);
    boolean isOptional = typed.endsWith("?");
    var type = isOptional ? typed.substring(0, typed.length() - 1) : typed;
    requireName(name);
    return new Field(
        name,
        FieldType.of(type)
            .orElseThrow(() ->
                Resource.refused(
                    "\"%s\" of the field %s is no type.".formatted(Visible.of(type), name),
                    "Take one of %s; a ? behind it makes the field optional."
                        .formatted(String.join(", ", FieldType.names())))),
        isOptional);
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
      throw Resource.refused(
          "\"%s\" is no name of a field.".formatted(Visible.of(name)),
          "A name is letters and digits without spaces, begins with a small letter and has %d at most: customerName:string."
              .formatted(LONGEST));
    }
    if (SourceVersion.isKeyword(name) || TAKEN.contains(name)) {
      throw Resource.refused(
          "A field cannot be called %s: %s."
              .formatted(
                  name,
                  SourceVersion.isKeyword(name)
                      ? "that is a word of Java"
                      : "every resource has that already"),
          "Choose another name.");
    }
  }

  boolean isText() {
    return type == STRING;
  }

  /// As the name of a column.
  String column() {
    var column = Words.of(name).joined("_");
    return RESERVED.contains(column) ? '"' + column + '"' : column;
  }

  /// As a component that is stored and answered.
  String stored() {
    return isOptional ? "@Nullable %s %s".formatted(type.boxed, name) : type.java + " " + name;
  }

  /// As a component of what is sent.
  String sent() {
    return constraints() + (isOptional ? type.boxed : type.java) + " " + name;
  }

  /// As a component of what is to be changed.
  String patched() {
    return "Patch<%s%s> %s".formatted(constraints(), type.boxed, name);
  }

  private String constraints() {
    return (isOptional ? "@Nullable " : isText() ? "@NotBlank " : "")
        + (isText() ? "@Size(max = 200) " : "");
  }

  /// A sample in JSON.
  String json(boolean isFirst) {
    return type.json(Words.of(name).joined(" "), isFirst);
  }

  /// A sample in Java, as an argument of its type.
  String literal(boolean isFirst) {
    var json = json(isFirst);
    return switch (type) {
      case LONG -> isOptional ? json + "L" : json;
      case UUID -> "UUID.fromString(%s)".formatted(json);
      case INSTANT -> "Instant.parse(%s)".formatted(json);
      case DATE -> "LocalDate.parse(%s)".formatted(json);
      case STRING, INT, BOOLEAN -> json;
    };
  }

  /// A sample as JSON is read: all whole numbers are long.
  String read(boolean isFirst) {
    return switch (type) {
      case LONG, INT -> json(isFirst) + "L";
      default -> json(isFirst);
    };
  }

  /// A part of the first sample that a search finds whatever the case.
  String part() {
    return '"' + Words.of(name).joined(" ").toUpperCase(Locale.ROOT) + '"';
  }

  /// The name with a capital: `ByName`.
  String capitalized() {
    return Words.of(name).capitalized();
  }
}
